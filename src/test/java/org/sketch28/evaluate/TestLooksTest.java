package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.Progress;
import org.sketch28.data.Split;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

class TestLooksTest {

  @TempDir private Path home;

  @Test
  void looksAtTestImagesAreRecordedAndNoOthers() throws Exception {
    Workspace workspace = Workspace.in(home);
    SyntheticDatasets.addFewDigits(workspace);
    ModelStore.Entry linear = workspace.models().find("linear-1998");
    Evaluator evaluator = workspace.evaluator();
    evaluator.evaluate(linear, "few", Split.TRAIN, Progress.NONE);
    assertEquals(List.of(), evaluator.store().looks().list());
    evaluator.evaluate(linear, "few", Split.TEST, Progress.NONE);
    evaluator.evaluate(linear, "few", Split.TEST, Progress.NONE);
    evaluator.saved(linear, "few", Split.TEST);
    assertEquals(2, evaluator.store().looks().list().size(), "nobody has seen it yet");
    evaluator.looked(linear, "few", Split.TEST);
    evaluator.looked(linear, "few", Split.TRAIN);
    List<TestLooks.Look> looks = evaluator.store().looks().list();
    assertEquals(List.of(true, false, false), looks.stream().map(TestLooks.Look::isNew).toList());
    assertEquals(linear.manifest().parametersSha256(), looks.get(2).parameters());
    assertEquals("few", looks.get(2).dataset());
  }

  @Test
  void theBeginningIsWhenTheFirstLookWasRecordedOrAskedFor() throws Exception {
    TestLooks looks = new TestLooks(home.resolve("looks.ndjson"));
    String since = looks.since().orElseThrow();
    assertTrue(!Instant.parse(since).isAfter(Instant.now()));
    assertEquals(List.of(), looks.list());
    looks.add(Workspace.in(home).models().find("digits").manifest(), "mnist", true);
    Files.writeString(looks.file(), "{\"time\":", StandardOpenOption.APPEND);
    assertEquals(1, looks.list().size(), "a damaged line is left out");
    assertEquals(since, looks.since().orElseThrow());
  }

  @Test
  void aListThatCannotBeWrittenStopsNobody() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("file"), "");
    TestLooks looks = new TestLooks(inTheWay.resolve("looks.ndjson"));
    looks.add(Workspace.in(home).models().find("digits").manifest(), "mnist", true);
    assertEquals(List.of(), looks.list());
    assertTrue(looks.since().isEmpty());
  }
}
