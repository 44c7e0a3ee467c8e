package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;

/** The command ladder, and training of its systems. */
class LadderCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  @Test
  void allSystemsAreListedWithWhatWasPublished() throws Exception {
    List<JsonNode> lines = commands.run("ladder", "--json").json();
    assertEquals(
        Ladder.systems().stream().map(LadderSystem::name).toList(),
        lines.stream().map(line -> line.path("system").asText()).toList());
    for (JsonNode line : lines) {
      for (String figure : List.of("publishedError", "honestError", "seconds", "parameters")) {
        assertTrue(line.path(figure).asDouble() > 0, figure + " of " + line);
      }
      assertTrue(
          line.path("protocolError").isNull() || line.path("protocolError").asDouble() > 0,
          line.toString());
      List<String> seeds = line.path("seeds").valueStream().map(JsonNode::asText).toList();
      assertEquals(Set.copyOf(seeds).size(), seeds.size(), "honest runs only: " + line);
      assertTrue(line.path("seeds").isArray(), line.toString());
      assertEquals(line.path("seeds").isEmpty(), line.path("honestError").isNull());
      assertTrue(line.path("command").asText().startsWith("sketch28 train --recipe "));
    }
    String table = commands.run("ladder").out();
    for (LadderSystem system : Ladder.systems()) {
      assertTrue(table.contains(system.name()), table);
    }
    assertFalse(table.contains("Your own error"), table);
  }

  @Test
  void theUsersOwnErrorIsListed() throws Exception {
    commands.workspace().humanRate().add(new BinomialCount(49, 50));
    String table = commands.run("ladder").out();
    assertTrue(
        table.contains("Your own error in \"You vs. model\": 2.00 % (0.35 to 10.50) on 50 images."),
        table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linear", "linear-softmax", "knn", "knn-deskewed", "svm", "svm-virtual", "lira"})
  void aSystemIsTrainedInSmallAndPredicts(String system) throws Exception {
    String out = commands.path("made");
    CommandRunner.Result trained =
        commands.run("train", "--recipe", system, "--dataset", "few", "--out", out, "--json");
    assertEquals(0, trained.code(), trained.err());
    long passes = trained.json().stream().filter(line -> line.has("pass")).count();
    assertEquals(system.equals("lira") ? 6 : 0, passes);
    double accuracy = trained.lastJson().path("testAccuracy").asDouble();
    assertTrue(accuracy > 0.5, system + " reaches " + accuracy);
    JsonNode evaluated =
        commands.run("evaluate", "--model", out, "--dataset", "few", "--json").lastJson();
    assertEquals(accuracy, evaluated.path("accuracy").asDouble(), 1e-9);
    assertTrue(
        Files.readString(commands.folder().resolve("made/model.json"))
            .contains("--recipe " + system));
  }

  @ParameterizedTest
  @CsvSource({
    "lenet5, 8",
    "distortions, 12",
    "cnn-2016, 3",
    "cnn-realtime, 4",
    "committee, 8",
    "dropconnect, 6",
    "ensemble-of-five, 2",
    "rmdl, 4"
  })
  void aSystemOfNetworksIsTrainedInSmallAndPredicts(String system, String epochs) throws Exception {
    String out = commands.path("made");
    CommandRunner.Result trained =
        commands.run(
            "train",
            "--recipe",
            system,
            "--dataset",
            "few",
            "--out",
            out,
            "--json",
            "--epochs",
            epochs,
            "--batch-size",
            "20");
    assertEquals(0, trained.code(), trained.err());
    double accuracy = trained.lastJson().path("testAccuracy").asDouble();
    assertTrue(accuracy > 0.25, system + " reaches " + accuracy);
    JsonNode evaluated =
        commands.run("evaluate", "--model", out, "--dataset", "few", "--json").lastJson();
    assertEquals(accuracy, evaluated.path("accuracy").asDouble(), 1e-9);
    assertTrue(
        Files.readString(commands.folder().resolve("made/model.json"))
            .contains("--recipe " + system));
  }

  @Test
  void whatTheTestImagesChoseIsSaidSo() throws Exception {
    String out = commands.path("made");
    CommandRunner.Result trained =
        commands.run(
            "train",
            "--recipe",
            "linear-softmax",
            "--dataset",
            "few",
            "--epochs",
            "2",
            "--out",
            out,
            "--batch-size",
            "20",
            "--protocol",
            "published");
    assertTrue(trained.out().contains("this figure is too optimistic"), trained.out());
    assertTrue(
        Files.readString(commands.folder().resolve("made/model.json"))
            .contains("--protocol published"));
    String warning = "These images chose the best epoch of made";
    String evaluated = commands.run("evaluate", "--model", out, "--dataset", "few").out();
    assertTrue(evaluated.contains(warning), evaluated);
    String compared = commands.run("compare", out, out, "--dataset", "few").out();
    assertTrue(compared.contains(warning), compared);
    assertTrue(
        commands
            .run("evaluate", "--model", out, "--dataset", "few", "--json")
            .lastJson()
            .path("chosenByTheseImages")
            .asBoolean());
    assertTrue(commands.run("runs").out().contains("of the test images"));
  }

  /** As those of the others: in the chooser, in the ladder and among the votes. */
  @Test
  void aSystemThatIsANetworkIsAmongTheUsersModels() {
    CommandRunner.Result trained =
        commands.run(
            "train",
            "--recipe",
            "lenet5",
            "--dataset",
            "few",
            "--epochs",
            "1",
            "--batch-size",
            "20",
            "--dropout",
            "0.1");
    assertEquals(0, trained.code(), trained.err());
    ModelStore.Entry made = commands.workspace().trainedModels().list().get(0);
    assertEquals("lenet5", made.manifest().name());
    String card = made.manifest().recipe().toString();
    assertTrue(card.contains(" --batch-size 20") && card.contains(" --dropout 0.1"), card);
  }

  @Test
  void tooManyValidationImagesAreRefused() {
    for (String share : new String[] {"0.9", "1", "-0.1"}) {
      CommandRunner.Result result =
          commands.run(
              "train", "--recipe", "linear", "--dataset", "few", "--validation-share=" + share);
      assertTrue(result.code() != 0, share);
      assertTrue(result.err().contains("must be from 0 to 0.5"), result.err());
    }
  }

  @Test
  void aModelOfTheUserIsNeverReplaced() {
    for (int i = 0; i < 2; i++) {
      assertEquals(0, commands.run("train", "--recipe", "knn", "--dataset", "few").code());
    }
    String models = commands.run("models").out();
    assertTrue(models.contains("knn ") && models.contains("knn-2 "), models);
  }

  @Test
  void nothingIsLeftOfAFinishedTraining() throws Exception {
    commands.run("train", "--recipe", "svm", "--dataset", "few");
    Path trainings = commands.workspace().data().resolve("trainings");
    try (var left = Files.list(trainings)) {
      assertFalse(left.findAny().isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "knn, --epochs, 3",
    "svm, --protocol, published",
    "committee, --learning-rate, 0.1",
    "ensemble-of-five, --teacher, digits",
    "lenet5, --preset, best"
  })
  void settingsThatWouldBeIgnoredAreRefused(String system, String option, String value) {
    CommandRunner.Result result =
        commands.run("train", "--recipe", system, "--dataset", "few", option, value);
    assertEquals(2, result.code());
    assertTrue(result.err().contains(option + " cannot be set"), result.err());
  }

  @Test
  void weightsThatAreFoundOnValidationImagesNeedSome() {
    CommandRunner.Result result =
        commands.run("train", "--recipe", "rmdl", "--dataset", "few", "--validation-share", "0");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("Choose a validation share above 0"), result.err());
  }

  @Test
  void aRunThatIsResumedKeepsItsSettings() throws Exception {
    String run = commands.train("few", 1, "--json").lastJson().path("run").asText();
    CommandRunner.Result changed = commands.run("train", "--resume", run, "--epochs", "9");
    assertEquals(2, changed.code());
    assertTrue(changed.err().contains("--epochs cannot be set"), changed.err());
    CommandRunner.Result other = commands.run("train", "--resume", run, "--recipe", "lenet5");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("was not begun by the recipe lenet5"), other.err());
    CommandRunner.Result ensemble = commands.run("train", "--resume", run, "--recipe", "committee");
    assertEquals(1, ensemble.code());
    assertTrue(ensemble.err().contains("continues by itself"), ensemble.err());
  }

  @Test
  void aNetworkSeesPreparedImages() throws Exception {
    String out = commands.path("models/narrow");
    CommandRunner.Result trained =
        commands.train("few", 2, "--preparation", "width_12", "--out", out, "--json");
    assertEquals(0, trained.code(), trained.err());
    ModelManifest manifest =
        ModelStore.entry(commands.folder().resolve("models/narrow")).manifest();
    assertTrue(manifest.options().toString().contains("width_12"), manifest.toString());
  }

  @Test
  void onlyANetworkLearnsFromCorrections() throws Exception {
    String out = commands.path("made");
    commands.run("train", "--recipe", "knn", "--dataset", "few", "--out", out);
    Files.writeString(
        commands.folder().resolve("own.ndjson"),
        "{\"word\":\"7\",\"drawing\":[[[10,80,40],[0,0,100]]]}\n");
    CommandRunner.Result result =
        commands.run(
            "learn",
            "--model",
            out,
            "--strokes",
            commands.path("own.ndjson"),
            "--synthetic-rehearsal",
            "--out",
            commands.path("learned"));
    assertEquals(1, result.code());
    assertTrue(result.err().contains("Only a network can learn"), result.err());
  }
}
