package org.sketch28.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.OnnxModels;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.model.foreign.OnnxRuntime;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The dialog that installs ONNX Runtime. */
@ExtendWith(ApplicationExtension.class)
class OnnxRuntimeSetupTest {

  @TempDir private Path folder;
  private final AtomicBoolean opened = new AtomicBoolean();
  private Stage window;
  private OnnxRuntimeSetup setup;

  @Start
  void start(Stage stage) {
    window = stage;
    stage.setScene(new Scene(new Pane(), 600, 400));
    stage.show();
    setup = new OnnxRuntimeSetup(Tasks.onFxThread(), () -> window);
  }

  @AfterEach
  void close() {
    setup.close();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
  }

  @Test
  void itIsInstalledFromAFileAfterAWrongOneWasRefused(FxRobot robot) throws Exception {
    robot.interact(() -> setup.offer(() -> opened.set(true)));
    TextField from = robot.lookup("#onnx-runtime-from").queryAs(TextField.class);
    assertTrue(from.getText().startsWith("https://repo1.maven.org/maven2/com/microsoft/"));
    Path wrong = Files.writeString(folder.resolve("wrong.jar"), "no jar");
    robot.interact(() -> from.setText(wrong.toString()));
    robot.clickOn("#form-go");
    Label message = robot.lookup("#form-message").queryAs(Label.class);
    await(() -> message.getText().contains("its SHA-256 is"));
    assertFalse(opened.get());
    String right = OnnxModels.jar().toString();
    robot.interact(() -> from.setText(right));
    robot.clickOn("#form-go");
    await(opened::get);
    assertTrue(OnnxRuntime.isInstalled());
  }

  @Test
  void aPathThatIsNoneIsRefused() {
    List<String> refusals = new ArrayList<>();
    List<Throwable> faults = new ArrayList<>();
    try (OnnxRuntimeSetup direct = new OnnxRuntimeSetup(ManualTasks.direct(faults), () -> window)) {
      direct.install("a\0b", () -> opened.set(true), refusals::add);
      direct.install("/no/such.jar", () -> opened.set(true), refusals::add);
    }
    assertEquals(List.of("There is no file a\0b.", "There is no file /no/such.jar."), refusals);
    assertEquals(List.of(), faults);
    assertFalse(opened.get());
  }
}
