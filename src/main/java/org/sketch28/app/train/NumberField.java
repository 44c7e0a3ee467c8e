package org.sketch28.app.train;

import atlantafx.base.theme.Styles;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;

/** The field of a number, with what is wrong with it below, while it is typed. */
final class NumberField extends VBox {

  private final TrainingForm form;
  private final NumberSetting setting;
  private final TextField input = new TextField();
  private final Label advice = new Label();
  private final Button fix = new Button();
  private Runnable problemListener = () -> {};

  NumberField(TrainingForm form, NumberSetting setting) {
    super(3);
    this.form = form;
    this.setting = setting;
    setId("setting-" + setting.key());
    input.setId("field-" + setting.key());
    input.textProperty().bindBidirectional(form.numberProperty(setting));
    input.setPrefColumnCount(6);
    advice.setId("problem-" + setting.key());
    advice.setWrapText(true);
    advice.setMinHeight(Region.USE_PREF_SIZE);
    advice.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
    fix.setId("fix-" + setting.key());
    fix.getStyleClass().add(Styles.SMALL);
    getChildren().addAll(input, advice, fix);
    form.problemsProperty().addListener((p, o, problems) -> show(problems));
    show(form.problemsProperty().get());
  }

  /** The field that is typed into. */
  TextField input() {
    return input;
  }

  /** Sets what is to happen when something is wrong. */
  void setOnProblem(Runnable listener) {
    problemListener = listener;
  }

  private void show(Map<NumberSetting, TrainingForm.Problem> problems) {
    Optional<TrainingForm.Problem> problem = Optional.ofNullable(problems.get(setting));
    input.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
    advice.setText(problem.map(TrainingForm.Problem::advice).orElse(""));
    input.setAccessibleHelp(advice.getText());
    show(advice, problem.isPresent());
    show(fix, problem.isPresent() && problem.get().better().isPresent());
    if (fix.isVisible()) {
      String better = Integer.toString(problem.orElseThrow().better().orElseThrow());
      fix.setText(Messages.text("train.use", better));
      fix.setOnAction(event -> form.numberProperty(setting).set(better));
    }
    if (problem.isPresent()) {
      problemListener.run();
    }
  }

  private static void show(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }
}
