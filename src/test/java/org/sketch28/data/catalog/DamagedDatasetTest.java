package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.workspace.Workspace;

class DamagedDatasetTest {

  @TempDir private Path home;

  /** Found by the fuzz test: the list of all datasets could not be shown. */
  @Test
  void aDatasetWhoseDescriptionIsIncompleteIsLeftOut() throws Exception {
    Workspace workspace = Workspace.in(home);
    SyntheticDatasets.addFewDigits(workspace);
    Catalog catalog = workspace.catalog();
    Path manifest = workspace.datasets().own().resolve("few/dataset.json");
    String whole = Files.readString(manifest);
    String nameless = whole.replaceFirst("\"4\"", "null");
    Files.writeString(manifest, nameless);
    assertTrue(
        catalog.list().stream().noneMatch(each -> each.info().name().equals("few")), nameless);
    for (String part : List.of("\"source\" *: *\"[^\"]*\"", "(\"TRAIN\"|\"train\") *: *[0-9]+")) {
      String damaged =
          whole.replaceFirst(part, part.contains("source") ? "\"source\":null" : "$1:null");
      assertFalse(damaged.equals(whole), part + " in " + whole);
      Files.writeString(manifest, damaged);
      assertTrue(
          catalog.list().stream().noneMatch(each -> each.info().name().equals("few")), damaged);
    }
  }
}
