package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.awaitNode;

import com.sun.glass.ui.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.app.about.ProgramFolders;
import org.sketch28.app.platform.OpenedFiles;
import org.sketch28.base.UserFolders;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.report.EmbeddedData;
import org.testfx.api.FxRobot;

/** The About dialog, the dialog after a fault, and files that the program is opened with. */
class AboutWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.empty();

  private final List<Path> opened = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void openFolders() {
    app.window().setFolderOpener(opened::add);
  }

  @Test
  void aQuestionMarkShowsAllShortcutsButNotInATextField(FxRobot robot) throws Exception {
    robot.interact(
        () ->
            app.window()
                .getScene()
                .getRoot()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        "?",
                        "",
                        KeyCode.UNDEFINED,
                        true,
                        false,
                        false,
                        false)));
    awaitNode(robot, "#shortcuts-dialog");
    for (String view : List.of("everywhere", "draw", "classes", "datasets", "train", "errors")) {
      assertTrue(robot.lookup("#shortcuts-" + view).tryQuery().isPresent(), view);
    }
    robot.clickOn("#shortcuts-close");
    robot.push(KeyCode.F1);
    awaitNode(robot, "#about-shortcuts");
    robot.clickOn("#about-shortcuts");
    awaitNode(robot, "#shortcuts-dialog");
    robot.clickOn("#shortcuts-close").clickOn("#about-close");
  }

  @Test
  void aboutShowsVersionEngineFoldersAndLicences(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    robot.push(KeyCode.F1);
    FxSteps.awaitNode(robot, "#about-dialog");
    FxSteps.awaitText(robot, "#about-engine", text -> text.matches("\\w+ \\d.*"), "the engine");
    for (String key : List.of("settings", "data", "models", "runs", "logs", "cache")) {
      String path = robot.lookup("#about-folder-" + key).queryAs(TextField.class).getText();
      robot.clickOn("#about-open-" + key);
      assertEquals(Path.of(path), opened.get(opened.size() - 1));
    }
    assertEquals(UserFolders.settings(), opened.get(0));
    String licences = robot.lookup("#about-licences").queryAs(TextArea.class).getText();
    for (String library : List.of("javafx", "djl", "logback", "jna", "atlantafx")) {
      assertTrue(licences.contains(library), library);
    }
    robot.clickOn("#about-close");
    FxSteps.awaitNoNode(robot, "#about-dialog");
    robot.clickOn("#about");
    FxSteps.awaitNode(robot, "#about-dialog");
    robot.clickOn("#about-close");
  }

  @Test
  void aFaultIsShownOnceAndTheDialogSaysWhereTheLogIs(FxRobot robot) throws Exception {
    robot.interact(() -> app.window().showCrash(new IllegalStateException("provoked by a test")));
    FxSteps.awaitNode(robot, "#crash");
    Path log = ProgramFolders.logFile();
    String text = robot.lookup("#crash").queryAs(DialogPane.class).getContentText();
    assertTrue(text.contains(log.toString()), text);
    assertTrue(text.contains("provoked by a test"), text);
    robot.interact(() -> app.window().showCrash(new IllegalStateException("second")));
    robot.clickOn("#crash-open-logs");
    assertEquals(List.of(log.getParent()), opened);
    assertEquals(1, robot.lookup("#crash").queryAll().size(), "one at a time");
    robot.clickOn("#crash-close");
    FxSteps.awaitNoNode(robot, "#crash");
  }

  @Test
  void anOpenedDrawingIsRecognized(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Drawing seven =
        Drawing.of(
            List.of(
                Stroke.pen(
                    20,
                    new StrokePoint(80, 60),
                    new StrokePoint(190, 60),
                    new StrokePoint(130, 220))));
    Path file = app.home().resolve("seven.sketch28");
    Files.write(file, DrawingDocument.encode(seven));
    robot.interact(() -> app.window().open(file));
    FxSteps.awaitFx(() -> seven.equals(app.viewModel().drawingProperty().get()), "the drawing");
    FxSteps.awaitPrediction(robot, app.viewModel());
    Path broken = Files.writeString(app.home().resolve("broken.sketch28"), "nothing");
    robot.interact(() -> app.window().open(broken));
    FxSteps.awaitNode(robot, "#error");
    assertTrue(
        robot.lookup("#error").queryAs(DialogPane.class).getContentText().contains("broken"));
    robot.push(KeyCode.ESCAPE);
  }

  /** As macOS asks for it, simulated at the handler that it would call. */
  @Test
  void aFileThatTheSystemAsksToOpenIsOpened(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Path file = app.home().resolve("seven.sketch28");
    Drawing seven =
        Drawing.of(List.of(Stroke.pen(20, new StrokePoint(80, 60), new StrokePoint(190, 60))));
    Files.write(file, DrawingDocument.encode(seven));
    robot.interact(
        () -> {
          Application glass = Application.GetApplication();
          Application.EventHandler before = glass.getEventHandler();
          OpenedFiles.passTo(app.window()::open);
          try {
            glass.getEventHandler().handleOpenFilesAction(glass, 0, new String[] {file.toString()});
            assertEquals(
                before.handleThemeChanged("none"),
                glass.getEventHandler().handleThemeChanged("none"));
          } finally {
            glass.setEventHandler(before);
          }
        });
    FxSteps.awaitFx(() -> seven.equals(app.viewModel().drawingProperty().get()), "the drawing");
  }

  @Test
  void anOpenedModelIsInstalledAndSelected(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Path shipped = Path.of(System.getProperty("sketch28.home"), "models/garments");
    Path mine = app.home().resolve("mine");
    Files.createDirectories(mine);
    Files.copy(shipped.resolve("model.safetensors"), mine.resolve("model.safetensors"));
    ManifestFile.write(mine, ModelStore.entry(shipped).manifest().withName("mine"));
    Path file = app.home().resolve("mine.sketch28model");
    ModelPackage.pack(ModelStore.entry(mine), file);
    robot.interact(() -> app.window().open(file));
    FxSteps.awaitFx(
        () ->
            app.viewModel()
                .modelProperty()
                .get()
                .map(entry -> entry.manifest().name().equals("mine"))
                .orElse(false),
        "the new model");
    assertTrue(Files.exists(app.home().resolve("models/mine/model.json")));
  }

  @Test
  void theSelectedModelIsSavedFromItsCard(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Path file = app.home().resolve("saved.sketch28model");
    app.window().modelSaver().setDialog(chooser -> file.toFile());
    robot.clickOn("#model-card-button");
    FxSteps.awaitNode(robot, "#model-save");
    assertEquals("99.6 %", FxSteps.text(robot, "#card-accuracy"));
    assertEquals("99.1 %", FxSteps.text(robot, "#card-drawings"));
    assertEquals("2.7 MB", FxSteps.text(robot, "#card-size"));
    assertFalse(robot.lookup("#model-card-details").queryAs(TitledPane.class).isExpanded());
    robot.clickOn("#model-save");
    FxSteps.await(() -> Files.exists(file), "the file");
    Path shipped = Path.of(System.getProperty("sketch28.home"), "models/digits");
    ModelStore.Entry installed =
        ModelPackage.install(
            file,
            new ModelStore(List.of(app.home().resolve("elsewhere"))),
            app.home().resolve("elsewhere"));
    assertEquals(ModelStore.entry(shipped).manifest(), installed.manifest());
  }

  @Test
  void theSelectedModelIsExportedFromItsCard(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Path folder = app.home().resolve("exported");
    app.window().modelSaver().setDialog(chooser -> folder.toFile());
    robot.clickOn("#model-card-button");
    FxSteps.awaitNode(robot, "#model-export");
    robot.clickOn("#model-export").clickOn("#model-export-pytorch");
    FxSteps.await(() -> Files.exists(folder.resolve("check.py")), "the exported model");
    FxSteps.await(
        () -> FxSteps.text(robot, "#model-written").startsWith("Exported to"), "the message");
    robot.clickOn("#model-written-close");
    FxSteps.await(() -> FxSteps.text(robot, "#model-written").isEmpty(), "no message");
  }

  @Test
  void aReportOnTheSelectedModelIsWrittenFromItsCard(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    Path file = app.home().resolve("report.html");
    app.window().modelSaver().setDialog(chooser -> file.toFile());
    robot.clickOn("#model-card-button");
    FxSteps.awaitNode(robot, "#model-report");
    robot.clickOn("#model-report");
    FxSteps.await(() -> Files.exists(file), "the file");
    assertEquals("digits", EmbeddedData.read(file).model());
  }
}
