package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.data.Split;
import org.sketch28.workspace.Workspace;

class StrokeDigitsDatasetTest {

  @TempDir private Path home;

  @Test
  void strokeDigitsAreAlwaysAvailable() throws Exception {
    Dataset strokes = Workspace.in(home).catalog().find(StrokeDigitsDataset.NAME);
    assertTrue(strokes.isAvailable());
    assertEquals(0, strokes.bytesOnDisk());
    assertEquals(4000, strokes.load(Split.TEST).size());
  }
}
