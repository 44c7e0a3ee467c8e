package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.Domain;
import org.sketch28.report.TensorBoardEventsTest;
import org.sketch28.train.Preset;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunPackage;

/** The commands train and runs. */
class TrainCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  private CommandRunner.Result train(String... more) {
    return commands.train("few", more);
  }

  @Test
  void aRunIsTrainedAndSavedAsAModel() throws Exception {
    String out = commands.path("made");
    CommandRunner.Result result =
        commands.train("few", 2, "--title", "A title", "--out", out, "--json");
    assertEquals(0, result.code(), result.err());
    List<JsonNode> lines = result.json();
    assertEquals(2, lines.stream().filter(line -> line.has("epoch")).count());
    JsonNode first = lines.stream().filter(line -> line.has("batch")).findFirst().orElseThrow();
    assertTrue(first.path("batch").path("secondsLeft").isNull(), "nothing is known yet: " + first);
    JsonNode last = lines.get(lines.size() - 1);
    assertEquals(
        List.of(
            "run",
            "model",
            "protocol",
            "validationAccuracy",
            "testAccuracy",
            "seconds",
            "imagesPerSecond"),
        ClassifyCommandTest.names(last));
    assertTrue(last.path("imagesPerSecond").asDouble() > 0, last.toString());
    assertTrue(Files.exists(commands.folder().resolve("made/model.json")));
    JsonNode run = commands.run("runs", "--json").lastJson();
    assertEquals(last.path("run").asText(), run.path("id").asText());
    assertEquals("FINISHED", run.path("status").asText());
    assertEquals("A title", run.path("title").asText());
    JsonNode evaluated =
        commands.run("evaluate", "--model", out, "--dataset", "few", "--json").lastJson();
    assertEquals(last.path("testAccuracy").asDouble(), evaluated.path("accuracy").asDouble());
    assertFalse(evaluated.path("learnedFromTheseImages").asBoolean());
    CommandRunner.Result learned =
        commands.run("evaluate", "--model", out, "--dataset", "few", "--split", "train");
    assertTrue(learned.out().contains("has learned from these images"), learned.out());
    String[] compare = {"compare", out, "digits", "--dataset", "few", "--split", "train"};
    assertTrue(commands.run(compare).out().contains("has learned from these images"));
    JsonNode compared =
        commands
            .run("compare", out, "digits", "--dataset", "few", "--split", "train", "--json")
            .lastJson();
    assertTrue(compared.path("aLearnedFromTheseImages").asBoolean());
    assertFalse(compared.path("bLearnedFromTheseImages").asBoolean());
  }

  @Test
  void printsEpochsAndTheResult() {
    CommandRunner.Result result = train();
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("Run "), result.out());
    assertTrue(result.out().contains("epoch 1/1  loss "), result.out());
    assertTrue(result.out().contains("Best epoch 1: validation accuracy "), result.out());
    String runs = commands.run("runs").out();
    assertTrue(runs.contains("finished") && runs.contains("linear on few"), runs);
  }

  @Test
  void aFinishedRunHasNothingLeftToResume() throws Exception {
    train("--no-test");
    CommandRunner.Result resumed = commands.run("train", "--resume", "last", "--json", "--no-test");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(1, resumed.json().size());
    assertTrue(resumed.lastJson().path("testAccuracy").isNull());
    assertEquals(1, commands.run("runs", "--json").json().size());
  }

  @Test
  void aRunMayStartFromTheWeightsAndCalibrationOfAModel() throws Exception {
    String first = commands.path("first");
    train("--out", first);
    CommandRunner.Result second =
        train("--from", first, "--calibration", first, "--validation-share", "0", "--json");
    assertEquals(0, second.code(), second.err());
    assertTrue(second.lastJson().path("testAccuracy").isNumber());
    CommandRunner.Result other = train("--from", "digits");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("digits"), other.err());
  }

  @Test
  void aRunIsDeleted() throws Exception {
    train();
    String id = commands.run("runs", "--json").lastJson().path("id").asText();
    assertEquals(0, commands.run("runs", "--delete", id).code());
    assertEquals("", commands.run("runs").out());
    assertEquals(1, commands.run("runs", "--delete", id).code());
    assertEquals(1, commands.run("train", "--resume", "last").code());
  }

  @Test
  void aDeletedRunIsRestoredFromTheTrashUntilThatIsEmptied() throws Exception {
    train();
    CommandRunner.Result deleted = commands.run("runs", "--delete", "last");
    String id = commands.run("runs", "--trash", "--json").lastJson().path("id").asText();
    assertTrue(deleted.out().contains("sketch28 runs --restore " + id), deleted.out());
    assertEquals(0, commands.run("runs", "--restore", id).code());
    assertEquals("FINISHED", commands.run("runs", "--json").lastJson().path("state").asText());
    assertEquals(0, commands.run("runs", "--delete", id).code());
    assertEquals(0, commands.run("runs", "--empty-trash", "--yes").code());
    assertEquals("", commands.run("runs", "--trash").out());
    assertEquals(1, commands.run("runs", "--restore", id).code());
  }

  @Test
  void aPackedRunIsInstalledElsewhereAndReplacesAnotherStateOnlyWhenToldTo() throws Exception {
    train();
    String id = commands.run("runs", "--json").lastJson().path("id").asText();
    String file = commands.path("a" + RunPackage.EXTENSION);
    CommandRunner.Result packed = commands.run("runs", "--pack", "last", "--to", file);
    assertEquals(0, packed.code(), packed.err());
    assertEquals(file, packed.out().strip());
    CommandRunner other = new CommandRunner(commands.folder().resolve("other"));
    CommandRunner.Result installed = other.run("runs", "--install", file, "--json");
    assertEquals(0, installed.code(), installed.err());
    assertEquals(id, installed.lastJson().path("id").asText());
    assertEquals(0, other.run("runs", "--install", file).code(), "it is here in the same state");
    other.workspace().runs().rename(id, "Another title", "");
    CommandRunner.Result asked = other.run("runs", "--install", file);
    assertEquals(2, asked.code(), "nobody can be asked");
    assertTrue(asked.err().contains("Replace it?"), asked.err());
    assertEquals("Another title", other.run("runs", "--json").lastJson().path("title").asText());
    assertEquals(0, other.run("runs", "--install", file, "--yes").code());
    assertEquals("linear on few", other.run("runs", "--json").lastJson().path("title").asText());
    assertEquals(
        "Another title", other.run("runs", "--trash", "--json").lastJson().path("title").asText());
    assertEquals(2, commands.run("runs", "--to", file).code());
    assertEquals(2, commands.run("runs", "--pack", "last", "--install", file).code());
    assertEquals(1, commands.run("runs", "--install", commands.file("no", "no run")).code());
  }

  @Test
  void theCurvesOfARunAreWrittenForTensorBoard() throws Exception {
    train();
    String board = commands.path("board");
    CommandRunner.Result written = commands.run("runs", "--tensorboard", "last", "--to", board);
    assertEquals(0, written.code(), written.err());
    Path file = Path.of(written.out().strip());
    RunInfo run = commands.workspace().runs().find("last");
    assertTrue(file.startsWith(Path.of(board, run.id())), file.toString());
    assertTrue(file.getFileName().toString().contains("tfevents"), "TensorBoard looks for it");
    List<TensorBoardEventsTest.Event> events = TensorBoardEventsTest.read(Files.readAllBytes(file));
    assertEquals(
        run.steps(), events.stream().filter(event -> event.tag().equals("batch/loss")).count());
    List<TensorBoardEventsTest.Event> validated =
        events.stream().filter(event -> event.tag().equals("validation/accuracy")).toList();
    assertEquals(1, validated.size());
    assertEquals((float) run.lastAccuracy(), validated.get(0).value());
    assertTrue(validated.get(0).wallTime() > run.began().orElseThrow().getEpochSecond());
  }

  @Test
  void valuesOutOfRangeAreWrongUse() {
    CommandRunner.Result rate = train("--learning-rate", "0");
    assertEquals(2, rate.code());
    assertTrue(rate.err().contains("learning rate must be above 0"), rate.err());
    assertEquals(2, commands.train("few", 0).code());
    assertEquals(2, train("--dropout", "2").code());
    assertEquals(2, train("--architecture", "none").code());
    assertEquals(2, train("--threads", "0").code());
    assertEquals(2, train("--batch-size", "4", "--threads", "3").code());
    CommandRunner.Result recipe = commands.run("train", "--recipe", "none");
    assertEquals(2, recipe.code());
    assertTrue(recipe.err().contains("none"), recipe.err());
    assertEquals("", commands.run("runs").out(), "no run was created");
  }

  @Test
  void settingsThatAreGivenReplaceThoseOfThePreset() throws Exception {
    train(
        "--batch-size",
        "20",
        "--optimizer",
        "sgd",
        "--schedule",
        "constant",
        "--warm-up",
        "0",
        "--momentum",
        "0.5",
        "--weight-decay",
        "0.01",
        "--label-smoothing",
        "0.1",
        "--dropout",
        "0.1",
        "--ema",
        "0.5",
        "--no-augment",
        "--patience",
        "3",
        "--seed",
        "7",
        "--threads",
        "2");
    JsonNode config = commands.run("runs", "--json").lastJson().path("config");
    assertEquals(20, config.path("batchSize").asInt());
    assertEquals("SGD", config.path("optimizer").path("kind").asText());
    assertEquals(0.5, config.path("optimizer").path("momentum").asDouble());
    assertEquals(0.1, config.path("labelSmoothing").asDouble());
    assertEquals(0.5, config.path("emaDecay").asDouble());
    assertEquals(3, config.path("patience").asInt());
    assertEquals(7, config.path("seed").asInt());
    assertEquals(2, config.path("replicas").asInt());
    assertEquals(0, config.path("augmentation").path("rotation").asDouble());
  }

  @Test
  void variationsThatAreNotGivenAreThoseOfThePreset() throws Exception {
    CommandRunner.Result result = commands.train("few", 1, "--rotation", "5", "--elastic=0.25");
    assertEquals(0, result.code(), result.err());
    JsonNode config = commands.run("runs", "--json").lastJson().path("config");
    JsonNode augmentation = config.path("augmentation");
    assertEquals(5, augmentation.path("rotation").asDouble());
    assertEquals(0.25, augmentation.path("elastic").asDouble());
    assertEquals(
        Preset.QUICK.config(Domain.DIGITS).augmentation().shift(),
        augmentation.path("shift").asDouble());
    CommandRunner.Result refused = commands.train("few", 1, "--shift", "99");
    assertTrue(refused.err().contains("The shift must be from 0 to 28"), refused.err());
  }

  @Test
  void aMissingDatasetIsAnError() {
    CommandRunner.Result result = commands.run("train", "--dataset", "none-such");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("none-such"), result.err());
    assertFalse(result.err().contains("Usage"), result.err());
  }

  @Test
  void withoutTestImagesNoAccuracyIsPrinted() {
    CommandRunner.Result result = train("--no-test");
    assertTrue(result.out().contains(", not tested."), result.out());
  }
}
