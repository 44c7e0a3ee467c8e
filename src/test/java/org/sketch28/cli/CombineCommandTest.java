package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;

/** The command combine, and ensembles as teachers. */
class CombineCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  @Test
  void runsAreCombinedAndTheirEnsembleTeaches() throws Exception {
    List<String> runs = new ArrayList<>();
    for (String seed : new String[] {"1", "2"}) {
      CommandRunner.Result trained =
          commands.train("few", 4, "--seed", seed, "--batch-size", "20", "--json");
      runs.add(trained.lastJson().path("run").asText());
    }
    String both = commands.path("models/both");
    CommandRunner.Result combined =
        commands.run("combine", runs.get(0), runs.get(1), "--weights", "fitted", "--out", both);
    assertEquals(0, combined.code(), combined.err());
    assertTrue(combined.out().contains("test accuracy"), combined.out());
    CommandRunner.Result again =
        commands.run("combine", runs.get(0), runs.get(1), "--out", both, "--json");
    assertTrue(again.err().contains("exists already"), again.err());
    CommandRunner.Result taught =
        commands.train("few", 4, "--batch-size", "20", "--teacher", "both", "--json");
    assertEquals(0, taught.code(), taught.err());
    assertTrue(taught.lastJson().path("testAccuracy").asDouble() > 0.3, taught.out());
  }

  @Test
  void whatCannotBeCombinedIsRefused() throws Exception {
    String first = commands.train("few", 1, "--json").lastJson().path("run").asText();
    String published =
        commands
            .train("few", 1, "--protocol", "published", "--json")
            .lastJson()
            .path("run")
            .asText();
    String out = commands.path("models/none");
    for (String[] refused :
        new String[][] {
          {"followed different protocols", first, published},
          {"each of them once", first, first},
          {"at least 2 values", first},
          {"20010101", first, "20010101-000000-000-0000"}
        }) {
      List<String> command = new ArrayList<>(List.of("combine", "--out", out));
      command.addAll(List.of(refused).subList(1, refused.length));
      CommandRunner.Result result = commands.run(command.toArray(new String[0]));
      assertTrue(result.code() > 0, refused[0]);
      assertTrue(result.err().contains(refused[0]), result.err());
      assertFalse(Files.exists(commands.folder().resolve("models/none")), "no folder is left");
    }
  }

  @Test
  void anEnsembleThatTheTestImagesChoseSaysSo() throws Exception {
    List<String> runs = new ArrayList<>();
    for (String seed : new String[] {"1", "2"}) {
      runs.add(
          commands
              .train("few", 1, "--seed", seed, "--protocol", "published", "--json")
              .lastJson()
              .path("run")
              .asText());
    }
    String out = commands.path("models/both");
    CommandRunner.Result combined =
        commands.run("combine", runs.get(0), runs.get(1), "--out", out, "--json");
    assertEquals(0, combined.code(), combined.err());
    assertTrue(combined.lastJson().path("testAccuracy").isNull(), combined.out());
    ModelManifest manifest = ModelStore.entry(commands.folder().resolve("models/both")).manifest();
    assertTrue(ChosenByTest.is(manifest), manifest.toString());
    assertTrue(
        ModelFigures.of(ModelStore.entry(commands.folder().resolve("models/both")))
            .accuracy()
            .isEmpty(),
        "no headline");
  }
}
