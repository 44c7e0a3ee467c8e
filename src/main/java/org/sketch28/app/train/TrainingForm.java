package org.sketch28.app.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Protocol;
import org.sketch28.train.SettingProblem;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.step.OptimizerConfig;
import org.sketch28.train.step.OptimizerConfigBuilder;

/** The settings of a run as the user types them. */
final class TrainingForm {

  private static final double LARGEST = 1e9;

  /** Such as 10,000; other commas are decimal ones. */
  private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(,\\d{3})+");

  private final ObjectProperty<Architecture> architecture = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Kind> optimizer = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Schedule> schedule = new SimpleObjectProperty<>();
  private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>();
  private final ObjectProperty<ImagePreparation> preparation = new SimpleObjectProperty<>();
  private final StringProperty teacher = new SimpleStringProperty("");
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final Map<NumberSetting, StringProperty> numbers = new EnumMap<>(NumberSetting.class);
  private final ReadOnlyObjectWrapper<Map<NumberSetting, Problem>> problems =
      new ReadOnlyObjectWrapper<>(Map.of());
  private TrainingConfig filledWith;
  private int images = Integer.MAX_VALUE;

  /**
   * What is wrong with a field.
   *
   * @param better a value that works, if there is one to offer
   */
  record Problem(String advice, OptionalInt better) {}

  /**
   * @param config fills in the form
   */
  TrainingForm(TrainingConfig config) {
    for (NumberSetting setting : NumberSetting.values()) {
      StringProperty text = new SimpleStringProperty("");
      text.addListener((p, o, n) -> check());
      numbers.put(setting, text);
    }
    // What the protocol allows of the other settings is not the same.
    protocol.addListener((p, o, n) -> check());
    show(config);
  }

  /** Fills in settings. */
  void show(TrainingConfig config) {
    filledWith = null;
    architecture.set(config.architecture());
    optimizer.set(config.optimizer().kind());
    schedule.set(config.optimizer().schedule());
    protocol.set(config.protocol());
    preparation.set(config.preparation());
    teacher.set(config.teacher());
    flip.set(config.augmentation().flip());
    numbers.forEach((setting, text) -> text.set(text(setting.in(config))));
    filledWith = config;
    check();
  }

  /**
   * Sets how many images the dataset has for training and validation.
   *
   * @param count {@link Integer#MAX_VALUE} if it is not known
   */
  void setImages(int count) {
    images = count;
    check();
  }

  /** Looks for problems, unless the fields are being filled in. */
  private void check() {
    if (filledWith == null) {
      return;
    }
    Map<NumberSetting, Problem> found = new EnumMap<>(NumberSetting.class);
    TrainingConfig config =
        TrainingConfigBuilder.builder(filledWith).protocol(protocol.get()).build();
    for (NumberSetting setting : NumberSetting.values()) {
      try {
        config = setting.with(config, number(setting));
      } catch (UserFacingException e) {
        found.put(setting, new Problem(e.getMessage(), OptionalInt.empty()));
      }
    }
    for (SettingProblem problem : SettingProblem.of(config, trainingImages(config))) {
      NumberSetting.named(problem.setting())
          .ifPresent(
              setting ->
                  found.putIfAbsent(setting, new Problem(problem.advice(), problem.better())));
    }
    problems.set(Collections.unmodifiableMap(found));
  }

  /** At most so many images are left to be trained on. */
  private int trainingImages(TrainingConfig config) {
    return images == Integer.MAX_VALUE
        ? images
        : (int) Math.ceil(images * (1 - Math.max(0, config.validationShare())));
  }

  /** What is wrong with which fields. */
  ReadOnlyObjectProperty<Map<NumberSetting, Problem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /**
   * Checks all fields.
   *
   * @throws UserFacingException with the first problem, in the words that mark its field
   */
  void requireNoProblem() throws UserFacingException {
    if (!problems.get().isEmpty()) {
      throw new UserFacingException(problems.get().values().iterator().next().advice());
    }
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
            .preparation(preparation.get())
            .protocol(protocol.get())
            .teacher(teacher.get())
            .distillation(distillation())
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

  private double distillation() {
    if (teacher.get().isEmpty()) {
      return 0;
    }
    return filledWith.distillation() > 0 ? filledWith.distillation() : TrainingConfig.TEACHER_SHARE;
  }

  private double number(NumberSetting setting) throws UserFacingException {
    String name = Messages.text("field." + setting.key());
    String typed = numbers.get(setting).get().strip();
    boolean grouped = setting.isWhole() && THOUSANDS.matcher(typed).matches();
    String text = typed.replace(",", grouped ? "" : ".");
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

  /** What is done with images before the network sees them. */
  ObjectProperty<ImagePreparation> preparationProperty() {
    return preparation;
  }

  ObjectProperty<Protocol> protocolProperty() {
    return protocol;
  }

  /** The name of the model that the network learns from besides the labels; empty for none. */
  StringProperty teacherProperty() {
    return teacher;
  }

  BooleanProperty flipProperty() {
    return flip;
  }

  StringProperty numberProperty(NumberSetting setting) {
    return numbers.get(setting);
  }
}
