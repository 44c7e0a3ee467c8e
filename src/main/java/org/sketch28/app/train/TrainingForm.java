package org.sketch28.app.train;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.OptimizerConfig;
import org.sketch28.train.OptimizerConfigBuilder;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;

/** The settings of a run as the user types them. */
final class TrainingForm {

  private static final double LARGEST = 1e9;

  private final ObjectProperty<Architecture> architecture = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Kind> optimizer = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Schedule> schedule = new SimpleObjectProperty<>();
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final Map<NumberSetting, StringProperty> numbers = new EnumMap<>(NumberSetting.class);
  private TrainingConfig filledWith;

  /**
   * @param config fills in the form
   */
  TrainingForm(TrainingConfig config) {
    for (NumberSetting setting : NumberSetting.values()) {
      numbers.put(setting, new SimpleStringProperty(""));
    }
    show(config);
  }

  /** Fills in settings. */
  void show(TrainingConfig config) {
    filledWith = config;
    architecture.set(config.architecture());
    optimizer.set(config.optimizer().kind());
    schedule.set(config.optimizer().schedule());
    flip.set(config.augmentation().flip());
    numbers.forEach((setting, text) -> text.set(text(setting.in(config))));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * The settings that are filled in.
   *
   * @throws UserFacingException if a field does not hold a number, or no whole one where only whole
   *     numbers make sense; the message names the field
   */
  TrainingConfig read() throws UserFacingException {
    TrainingConfig config =
        TrainingConfigBuilder.builder(filledWith)
            .architecture(architecture.get())
            .optimizer(
                OptimizerConfigBuilder.builder(filledWith.optimizer())
                    .kind(optimizer.get())
                    .schedule(schedule.get())
                    .build())
            .augmentation(
                AugmentationBuilder.builder(filledWith.augmentation()).flip(flip.get()).build())
            .build();
    for (NumberSetting setting : NumberSetting.values()) {
      config = setting.with(config, number(setting));
    }
    return config;
  }

  private double number(NumberSetting setting) throws UserFacingException {
    String name = Messages.text("field." + setting.key());
    String text = numbers.get(setting).get().strip().replace(',', '.');
    double value = parse(text);
    if (!Double.isFinite(value) || Math.abs(value) >= LARGEST) {
      throw new UserFacingException(Messages.text("train.noNumber", name, text));
    }
    if (setting.isWhole() && value != Math.rint(value)) {
      throw new UserFacingException(Messages.text("train.notWhole", name));
    }
    return value;
  }

  /** NaN for text that is not a number. */
  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  ObjectProperty<Architecture> architectureProperty() {
    return architecture;
  }

  ObjectProperty<OptimizerConfig.Kind> optimizerProperty() {
    return optimizer;
  }

  ObjectProperty<OptimizerConfig.Schedule> scheduleProperty() {
    return schedule;
  }

  BooleanProperty flipProperty() {
    return flip;
  }

  StringProperty numberProperty(NumberSetting setting) {
    return numbers.get(setting);
  }
}
