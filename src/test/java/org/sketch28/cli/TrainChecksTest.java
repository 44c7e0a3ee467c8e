package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the command train refuses, and what it says of where a run began. */
class TrainChecksTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  private CommandRunner.Result train(String... more) {
    return commands.train("few", more);
  }

  private CommandRunner.Result bySoftmax(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("train", "--recipe", "linear-softmax", "--dataset", "few", "--epochs", "1"));
    words.addAll(List.of(more));
    CommandRunner.Result result = commands.run(words.toArray(new String[0]));
    assertEquals(0, result.code(), result.err());
    return result;
  }

  @Test
  void aModelIsNotReplacedByAnother() {
    String first = commands.path("first");
    assertEquals(0, train("--out", first).code());
    CommandRunner.Result again = train("--out", first);
    assertEquals(1, again.code());
    assertTrue(again.err().contains("so that nothing is overwritten"), again.err());
    CommandRunner.Result learned = commands.run("learn", "--model", first, "--out", first);
    assertEquals(1, learned.code());
    assertTrue(learned.err().contains("so that nothing is overwritten"), learned.err());
  }

  @Test
  void aTemperatureOfAnotherKindOfModelIsRefused() throws Exception {
    CommandRunner.Result garments = train("--calibration", "garments");
    assertEquals(1, garments.code());
    assertTrue(garments.err().contains("has other classes"), garments.err());
    String published = commands.path("published");
    train("--protocol", "published", "--out", published);
    CommandRunner.Result chosen = train("--calibration", published);
    assertEquals(1, chosen.code());
    assertTrue(chosen.err().contains("The test images chose the epoch"), chosen.err());
  }

  @Test
  void aRunThatStartedFromAModelSaysSoAlsoWhenItIsResumed() throws Exception {
    String first = commands.path("first");
    bySoftmax("--out", first);
    String run = bySoftmax("--from", first, "--json").lastJson().path("run").asText();
    String out = commands.path("second");
    CommandRunner.Result resumed =
        commands.run("train", "--resume", run, "--recipe", "linear-softmax", "--out", out);
    assertEquals(0, resumed.code(), resumed.err());
    String manifest = Files.readString(Path.of(out, "model.json"));
    assertTrue(manifest.contains("--from first"), manifest);
  }
}
