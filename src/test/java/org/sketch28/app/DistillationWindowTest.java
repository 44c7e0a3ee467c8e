package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.app.FxSteps.await;
import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitNode;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.run.RunInfo;
import org.testfx.api.FxRobot;

/** A small network learns from a model, from the model's card on. */
class DistillationWindowTest {
  @RegisterExtension private final OpenedWindow app = OpenedWindow.on(SmallWorkspace::withModel);

  @Test
  void theCardOfAModelPreparesATrainingThatTheUserStarts(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    select(robot, SmallWorkspace.MODEL);
    robot.clickOn("#model-card-button");
    awaitNode(robot, "#model-distil");
    robot.clickOn("#model-distil");
    awaitText(
        robot, "#train-message", text -> text.contains("learns from “Linear”"), "what to do next");
    assertTrue(robot.lookup("#group-teacher").queryAs(TitledPane.class).isExpanded());
    ComboBox<DatasetInfo> dataset = box(robot, "#train-dataset");
    awaitFx(
        () -> dataset.getValue() != null && dataset.getValue().name().equals("few-digits"),
        "the images that the model was trained on");
    assertTrue(app.workspace().runs().list().isEmpty(), "the user starts the training");
    robot.interact(() -> box(robot, "#field-architecture").setValue(Architecture.LINEAR));
    fill(robot, "#field-epochs", "1");
    robot.clickOn("#train-start");
    await(
        () ->
            app.workspace().runs().list().stream()
                .anyMatch(run -> run.status() == RunInfo.Status.FINISHED),
        "the trained network");
    TrainingConfig config = app.workspace().runs().list().get(0).config();
    assertEquals(SmallWorkspace.MODEL, config.teacher());
    assertTrue(config.distillation() > 0.5, () -> "a share of " + config.distillation());
  }

  @Test
  void withoutATeacherItsGroupIsClosed(FxRobot robot) throws Exception {
    robot.clickOn("#view-train");
    awaitNode(robot, "#group-teacher");
    assertFalse(robot.lookup("#group-teacher").queryAs(TitledPane.class).isExpanded());
  }

  @Test
  void forAModelWhoseImagesAreNotHereOthersWithItsClassesAreChosen(FxRobot robot) throws Exception {
    FxSteps.awaitModel(app.viewModel());
    robot.clickOn("#model-card-button");
    awaitNode(robot, "#model-distil");
    robot.clickOn("#model-distil");
    ComboBox<DatasetInfo> dataset = box(robot, "#train-dataset");
    awaitFx(() -> dataset.getValue() != null, "a dataset");
    awaitText(robot, "#train-message", text -> !text.isEmpty(), "what to do next");
    assertEquals(
        app.viewModel().modelProperty().get().orElseThrow().manifest().classes(),
        dataset.getValue().classNames());
  }

  private static void select(FxRobot robot, String name) throws Exception {
    ComboBox<ModelStore.Entry> chooser = box(robot, "#model-chooser");
    awaitFx(
        () -> chooser.getItems().stream().anyMatch(each -> each.manifest().name().equals(name)),
        "the model is listed");
    robot.interact(
        () ->
            chooser.getItems().stream()
                .filter(each -> each.manifest().name().equals(name))
                .forEach(chooser::setValue));
  }

  @SuppressWarnings("unchecked")
  private static <T> ComboBox<T> box(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(ComboBox.class);
  }
}
