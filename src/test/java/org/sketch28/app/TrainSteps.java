package org.sketch28.app;

import static org.sketch28.app.FxSteps.awaitFx;
import static org.sketch28.app.FxSteps.awaitText;
import static org.sketch28.app.FxSteps.fill;

import javafx.scene.control.ComboBox;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.network.Architecture;
import org.testfx.api.FxRobot;

/** Steps that tests of training in the whole window have in common. */
final class TrainSteps {

  private TrainSteps() {}

  /** Sets up a run of a linear network, which trains an epoch in a moment. */
  static void setUp(FxRobot robot, int epochs) throws Exception {
    robot.clickOn("#view-train");
    @SuppressWarnings("unchecked")
    ComboBox<DatasetInfo> datasets = robot.lookup("#train-dataset").queryAs(ComboBox.class);
    awaitFx(() -> datasets.getValue() != null, "the datasets are listed");
    robot.interact(
        () -> {
          datasets.getItems().stream()
              .filter(info -> info.name().equals(SmallWorkspace.DATASET))
              .forEach(datasets::setValue);
          @SuppressWarnings("unchecked")
          ComboBox<Architecture> box = robot.lookup("#field-architecture").queryAs(ComboBox.class);
          box.setValue(Architecture.LINEAR);
        });
    fill(robot, "#field-epochs", Integer.toString(epochs));
    fill(robot, "#field-batchSize", "30");
    awaitText(robot, "#train-cost", cost -> cost.startsWith("7,850 parameters"), "the cost");
  }

  /** Sets up a run that lasts longer than any test. */
  static void setUpEndless(FxRobot robot) throws Exception {
    setUp(robot, SmallWorkspace.endless().epochs());
    fill(robot, "#field-batchSize", Integer.toString(SmallWorkspace.endless().batchSize()));
    fill(robot, "#field-patience", "0");
  }
}
