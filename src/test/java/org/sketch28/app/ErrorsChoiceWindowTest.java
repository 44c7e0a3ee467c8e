package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sketch28.app.ErrorsSteps.evaluate;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelStore;
import org.testfx.api.FxRobot;

/** The choice of model and images in Errors, which a new model must not change. */
class ErrorsChoiceWindowTest {

  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withModel);

  private final ErrorsSteps errors = new ErrorsSteps(app);

  /** A box has nothing selected for a moment while its list changes. */
  @Test
  @SuppressWarnings("unchecked")
  void aNewModelChangesNothingThatIsChosenOrOpen(FxRobot robot) throws Exception {
    evaluate(robot);
    Node notice = robot.lookup("#errors-notice").query();
    List<Boolean> shown = new ArrayList<>();
    robot.interact(() -> notice.visibleProperty().addListener((p, o, now) -> shown.add(now)));
    goAwayAndBack(robot, "another");
    assertEquals(List.of(), shown, "the evaluation was never closed");

    ComboBox<DatasetInfo> datasets = robot.lookup("#errors-dataset").queryAs(ComboBox.class);
    DatasetInfo mnist =
        datasets.getItems().stream()
            .filter(each -> each.name().equals(PublicDatasets.MNIST))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> datasets.setValue(mnist));
    goAwayAndBack(robot, "third");
    assertEquals(mnist, datasets.getValue(), "not the one that the model was trained on");
  }

  private void goAwayAndBack(FxRobot robot, String newModel) throws Exception {
    robot.clickOn("#view-train");
    awaitNode(robot, "#train-view");
    Path folder = Files.createDirectories(errors.folder(newModel));
    for (String file : List.of("model.json", "model.safetensors")) {
      Files.copy(errors.folder(SmallWorkspace.MODEL).resolve(file), folder.resolve(file));
    }
    ManifestFile.write(folder, ModelStore.entry(folder).manifest().withName(newModel));
    robot.clickOn("#view-errors");
    ComboBox<?> models = robot.lookup("#errors-model").queryAs(ComboBox.class);
    awaitFx(
        () ->
            models.getItems().stream()
                .anyMatch(
                    each ->
                        each instanceof ModelStore.Entry entry
                            && entry.manifest().name().equals(newModel)),
        "the new one is listed");
  }
}
