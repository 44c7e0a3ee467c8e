package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.TestReceiver;
import org.sketch28.app.Workspace;

/** What the datasets view does with drawings and files. No window is needed. */
class DatasetsViewModelTest {

  @TempDir private Path home;
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> messages = new ArrayList<>();
  private DatasetsViewModel model;

  @BeforeEach
  void open() {
    Workspace workspace = Workspace.in(home);
    model = new DatasetsViewModel(workspace.catalog(), workspace.drawings(), receiver, messages::add);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void aTakenNameIsRefusedBeforeAnythingIsRead() throws Exception {
    model.importFrom(home.resolve("missing"), "Stroke digits", "mnist");
    receiver.until(() -> !messages.isEmpty(), "a message");
    assertTrue(
        messages.get(0).startsWith("There is a dataset \"stroke-digits\" already"),
        messages.toString());
  }
}
