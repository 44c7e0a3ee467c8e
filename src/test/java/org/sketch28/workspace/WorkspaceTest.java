package org.sketch28.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.UserFolders;
import org.sketch28.data.Domain;

class WorkspaceTest {

  @TempDir private Path folder;

  @Test
  void allFoldersAreBelowTheGivenOne() throws Exception {
    Workspace workspace = Workspace.in(folder);
    assertEquals(folder.resolve("models"), workspace.ownModels());
    assertTrue(workspace.cache().startsWith(folder));
    assertTrue(workspace.datasets().own().startsWith(folder));
    assertTrue(workspace.datasets().shared().isEmpty());
    assertTrue(workspace.drawings().list(Domain.DIGITS).isEmpty());
    assertTrue(workspace.runs().list().isEmpty());
    assertTrue(workspace.corrections().list("stroke-digits").isEmpty());
  }

  @Test
  void theModelsThatShipAreInEveryWorkspace() throws Exception {
    assertEquals("digits", Workspace.in(folder).models().find("digits").manifest().name());
  }

  @Test
  void workspacesShareNoDatasets() throws Exception {
    Workspace one = Workspace.in(folder.resolve("one"));
    SyntheticDatasets.addFewDigits(one);
    assertTrue(one.evaluator().catalog().find("few").isAvailable());
    assertTrue(
        Workspace.in(folder.resolve("two")).catalog().list().stream()
            .noneMatch(dataset -> dataset.info().name().equals("few")));
  }

  @Test
  void theStandardWorkspaceIsInTheFoldersOfTheUser() {
    Workspace workspace = Workspace.standard();
    assertEquals(UserFolders.data(), workspace.data());
    assertEquals(UserFolders.cache(), workspace.cache());
  }
}
