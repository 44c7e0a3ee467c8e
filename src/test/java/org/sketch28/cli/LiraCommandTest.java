package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderModels;

/** LIRA from the command line: its size, and the figures of its passes. */
class LiraCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  /** Without validation images there is no figure of theirs to wait for. */
  @Test
  void passesAreToldWithoutValidationImages() {
    CommandRunner.Result trained =
        commands.run(
            "train",
            "--recipe",
            "lira",
            "--neurons",
            "2000",
            "--dataset",
            "few",
            "--validation-share",
            "0",
            "--out",
            commands.path("all"));
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().matches("(?s).*pass 6/6  accuracy [0-9.]+ %\n.*"), trained.out());
  }

  @Test
  void aSmallerLiraSaysSo() throws Exception {
    String out = commands.path("models/small");
    CommandRunner.Result trained =
        commands.run(
            "train", "--recipe", "lira", "--neurons", "2000", "--dataset", "few", "--out", out);
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().contains("2,000 neurons"), trained.out());
    assertTrue(trained.out().contains("pass 1/6  accuracy "), trained.out());
    assertTrue(trained.out().contains("pass 6/6  accuracy "), trained.out());
    assertTrue(trained.out().contains("validation accuracy "), trained.out());
    ModelManifest manifest = ModelStore.entry(commands.folder().resolve("models/small")).manifest();
    assertTrue(manifest.recipe().toString().contains(" --neurons 2000"), manifest.toString());
    assertEquals(Optional.of("lira"), LadderModels.systemOf(manifest));
    for (String[] refused :
        new String[][] {
          {"train", "--recipe", "lira", "--neurons", "0"},
          {"train", "--recipe", "knn", "--neurons", "5"},
          {"train", "--neurons", "5"}
        }) {
      CommandRunner.Result result = commands.run(refused);
      assertEquals(1, result.code());
      assertTrue(result.err().contains("size of LIRA"), result.err());
    }
  }
}
