package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.SyntheticDatasets;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.CorrectionStore;

/** The commands evaluate and compare. */
class EvaluateCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  @BeforeEach
  void open() throws Exception {
    // All labels are wrong, so that there are errors whatever the model.
    SyntheticDatasets.addWronglyLabelled(commands.workspace(), "wrong");
  }

  private JsonNode evaluate(String... more) throws Exception {
    String[] all = {"evaluate", "--model", "digits", "--dataset", "wrong", "--json"};
    String[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    CommandRunner.Result result = commands.run(arguments);
    assertEquals(0, result.code(), result.err());
    return result.lastJson();
  }

  @Test
  void theTableOfErrorsAgreesWithTheConfusionMatrix() throws Exception {
    Path table = commands.folder().resolve("errors.csv");
    JsonNode metrics = evaluate("--errors", table.toString());
    assertEquals(50, metrics.path("count").asInt());
    assertEquals(
        metrics.path("count").asInt() - metrics.path("correct").asInt(),
        metrics.path("errors").asInt());
    int[][] counts = new int[10][10];
    List<String> lines = Files.readAllLines(table);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      counts[Integer.parseInt(cells[1])][Integer.parseInt(cells[2])]++;
    }
    assertEquals(metrics.path("errors").asInt(), lines.size() - 1);
    for (int label = 0; label < 10; label++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        if (label != predicted) {
          assertEquals(
              metrics.path("confusion").path(label).path(predicted).asInt(),
              counts[label][predicted],
              label + " as " + predicted);
        }
      }
    }
  }

  @Test
  void theTableOfSuspectsHasAllImages() throws Exception {
    Path table = commands.folder().resolve("suspects.csv");
    evaluate("--suspects", table.toString());
    assertEquals(51, Files.readAllLines(table).size());
    assertEquals(
        200, evaluate("--split", "train").path("count").asInt(), "the other part of the dataset");
  }

  @Test
  void correctedLabelsCountOnlyWhenAskedFor() throws Exception {
    ImageDataset test = commands.workspace().catalog().load("wrong", Split.TEST);
    int other = (test.label(0) + 9) % 10;
    CorrectionStore store = commands.workspace().corrections();
    store.put("wrong", test, CorrectionStore.of(test, Split.TEST, 0, other).orElseThrow());
    int before = evaluate().path("confusion").path(test.label(0)).path(other).asInt();
    int after = evaluate("--corrections").path("confusion").path(test.label(0)).path(other).asInt();
    assertTrue(after <= before);
    assertTrue(
        evaluate("--corrections").path("classes").path(other).path("count").asInt()
            > evaluate().path("classes").path(other).path("count").asInt());
  }

  @Test
  void printsTables() {
    CommandRunner.Result result =
        commands.run("evaluate", "--model", "digits", "--dataset", "wrong");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains(" of 50 correct, "), result.out());
    assertTrue(result.out().contains("precision"), result.out());
    assertTrue(result.out().contains("label ↓  predicted →"), result.out());
  }

  @Test
  void modelsAndDatasetsThatDoNotFitAreErrors() {
    CommandRunner.Result classes =
        commands.run("evaluate", "--model", "garments", "--dataset", "wrong");
    assertEquals(1, classes.code());
    assertTrue(classes.err().contains("classes of the model garments"), classes.err());
    assertEquals(1, commands.run("evaluate", "--model", "none", "--dataset", "wrong").code());
    assertEquals(1, commands.run("evaluate", "--model", "digits", "--dataset", "none").code());
    assertEquals(2, commands.run("evaluate", "--model", "digits").code());
    assertEquals(
        2,
        commands
            .run("evaluate", "--model", "digits", "--dataset", "wrong", "--split", "half")
            .code());
  }

  @Test
  void aTableThatCannotBeWrittenIsNamed() throws Exception {
    String table = commands.file("file", "in the way") + "/errors.csv";
    CommandRunner.Result result =
        commands.run("evaluate", "--model", "digits", "--dataset", "wrong", "--errors", table);
    assertEquals(1, result.code());
    assertTrue(result.err().contains("Cannot write " + table), result.err());
  }

  @Test
  void aModelComparedWithItselfDoesNotDiffer() throws Exception {
    int errors = evaluate().path("errors").asInt();
    CommandRunner.Result json =
        commands.run("compare", "digits", "digits", "--dataset", "wrong", "--json");
    assertEquals(0, json.code(), json.err());
    JsonNode line = json.lastJson();
    assertEquals(1.0, line.path("p").asDouble());
    assertEquals(errors, line.path("bothWrong").size());
    assertEquals(0, line.path("fixed").size() + line.path("broken").size());
    CommandRunner.Result text = commands.run("compare", "digits", "digits", "--dataset", "wrong");
    assertTrue(text.out().contains("McNemar's exact test: p = 1"), text.out());
  }

  @Test
  void comparesOnTheDatasetThatTheFirstModelWasTrainedOn() throws Exception {
    commands.addFewDigits();
    String model = commands.path("model");
    assertEquals(0, commands.train("few", "--out", model).code());
    JsonNode line = commands.run("compare", model, "digits", "--json").lastJson();
    assertEquals("few", line.path("dataset").asText());
    assertEquals(1, commands.run("compare", "digits", "garments", "--dataset", "few").code());
  }
}
