package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class LearnTrialTest {

  @RegisterExtension
  private final CommandRunner commands = CommandRunner.withFewDigits(Trial.class);

  /** Like {@code learn --try}, with fewer images to rehearse. */
  @Command(name = "trial")
  static final class Trial implements Callable<Integer> {
    private final Workspace workspace;
    @Mixin private Output output;

    @Option(names = "--all")
    private boolean all;

    Trial(Workspace workspace) {
      this.workspace = workspace;
    }

    @Override
    public Integer call() throws Exception {
      ModelStore.Entry entry = ModelStore.entry(workspace.data().resolve("model"));
      new LearnTrial(entry, workspace.catalog(), StrokeDigits.images("few", 64, 3), output)
          .run(1, all);
      return 0;
    }
  }

  @BeforeEach
  void open() throws Exception {
    commands.addPublic("mnist");
    commands.addPenDigits(1, 5);
    assertEquals(0, commands.train("few", "--out", commands.path("model")).code());
  }

  @Test
  void eachDrawingOfAWorstStyleIsHeldOutOnce() throws Exception {
    CommandRunner.Result result = commands.run("trial", "--json");
    assertEquals(0, result.code(), result.err());
    List<JsonNode> lines = result.json();
    assertEquals(3, lines.size());
    double last = 0;
    for (JsonNode line : lines) {
      assertEquals(5, line.path("writer").asInt(), "the only writer who is left out of training");
      assertEquals(2, line.path("rounds").asInt());
      assertEquals(2, line.path("count").asInt());
      assertTrue(line.path("before").asDouble() >= last, "the worst first");
      last = line.path("before").asDouble();
    }
  }

  @Test
  void printsALineForEachStyle() {
    CommandRunner.Result result = commands.run("trial", "--all");
    assertEquals(0, result.code(), result.err());
    assertEquals(3, result.out().lines().filter(line -> line.startsWith("writer ")).count());
    assertTrue(result.out().contains("MNIST test accuracy "), result.out());
  }

  @Test
  void moreCorrectionsThanThereAreDrawingsAreRefused() {
    CommandRunner.Result result =
        commands.run(
            "learn", "--model", commands.path("model"), "--try", "2", "--synthetic-replay");
    assertEquals(1, result.code(), result.out());
    assertTrue(result.err().contains("--try 2 is too much"), result.err());
  }
}
