package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.OnnxModels;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.base.UserFolders;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

class DocumentOpenerTest {

  @TempDir private Path home;
  private final List<Throwable> faults = new ArrayList<>();
  private final List<Drawing> drawings = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private final List<Runnable> offers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private DocumentOpener opener() {
    return new DocumentOpener(
        new Workspace(DatasetFolders.standard(), home.resolve("none"), home, home.resolve("cache")),
        drawings::add,
        entry -> models.add(entry.manifest().name()),
        offers::add,
        ManualTasks.direct(faults),
        failures::add);
  }

  @AfterEach
  void noFaults() {
    assertEquals(List.of(), faults);
  }

  @Test
  void aDrawingIsRead() throws Exception {
    Drawing line =
        Drawing.of(List.of(Stroke.pen(20, new StrokePoint(80, 60), new StrokePoint(190, 60))));
    Path file = Files.write(home.resolve("A.SKETCH28"), DrawingDocument.encode(line));
    try (DocumentOpener opener = opener()) {
      assertTrue(opener.open(file));
    }
    assertEquals(List.of(line), drawings);
  }

  @Test
  void aModelIsInstalled() throws Exception {
    ModelStore.Entry shipped = Workspace.in(home).models().find("digits");
    Path file = home.resolve("mine.sketch28model");
    ModelPackage.pack(shipped, file);
    try (DocumentOpener opener = opener()) {
      assertTrue(opener.open(file));
    }
    assertEquals(1, models.size());
    assertTrue(Files.exists(home.resolve("models").resolve(models.get(0)).resolve("model.json")));
  }

  @Test
  void anOnnxModelIsImportedOnceOnnxRuntimeIsInstalled() throws Exception {
    OnnxModels.installRuntime();
    Path file = Files.write(home.resolve("net.ONNX"), OnnxModels.digits(OnnxModels.Form.PLAIN));
    Path installed = UserFolders.data().resolve("onnxruntime");
    Path aside = UserFolders.data().resolve("aside");
    try (DocumentOpener opener = opener()) {
      Files.move(installed, aside);
      try {
        assertTrue(opener.open(file));
      } finally {
        Files.move(aside, installed);
      }
      assertEquals(List.of(), models);
      assertEquals(1, offers.size());
      offers.get(0).run();
    }
    assertEquals(1, offers.size());
    assertEquals(List.of("net"), models);
    assertEquals(List.of(), failures);
  }

  @Test
  void aBrokenFileGivesAMessageThatNamesIt() throws Exception {
    try (DocumentOpener opener = opener()) {
      assertTrue(opener.open(Files.writeString(home.resolve("a.sketch28"), "nothing")));
      assertTrue(opener.open(Files.writeString(home.resolve("b.sketch28model"), "nothing")));
    }
    assertEquals(2, failures.size());
    assertTrue(failures.get(0).contains("a.sketch28"), failures.get(0));
    assertTrue(failures.get(1).contains("b.sketch28model"), failures.get(1));
    assertTrue(drawings.isEmpty());
    assertTrue(models.isEmpty());
  }

  @Test
  void otherFilesAreNotDocuments() {
    try (DocumentOpener opener = opener()) {
      assertFalse(opener.open(home.resolve("picture.png")));
    }
  }

  @Test
  void filesAreDistinguishedFromCommandsByTheirNames() {
    for (String file :
        List.of("a.sketch28", "/x y/B.SKETCH28MODEL", "c.jpeg", "d.onnx", "classify.png")) {
      assertTrue(DocumentOpener.canOpen(file), file);
    }
    for (String command : List.of("classify", "--version", "-h", "bench", "a.txt", "--x.png")) {
      assertFalse(DocumentOpener.canOpen(command), command);
    }
  }
}
