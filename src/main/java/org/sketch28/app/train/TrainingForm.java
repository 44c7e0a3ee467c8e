package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.OptimizerConfig;
import org.sketch28.train.TrainingConfig;

/** The settings of a run as a user types them. */
public final class TrainingForm {

  /** The fields that take a number, in the order in which they are shown. */
  static final List<String> NUMBERS =
      List.of(
          "epochs",
          "batchSize",
          "learningRate",
          "warmUp",
          "momentum",
          "weightDecay",
          "labelSmoothing",
          "dropout",
          "ema",
          "rotation",
          "shift",
          "scale",
          "shear",
          "elastic",
          "erase",
          "thinner",
          "thicker",
          "outliers",
          "validationShare",
          "patience",
          "seed");

  private final ObjectProperty<Architecture> architecture = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Kind> optimizer = new SimpleObjectProperty<>();
  private final ObjectProperty<OptimizerConfig.Schedule> schedule = new SimpleObjectProperty<>();
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final Map<String, StringProperty> numbers = new LinkedHashMap<>();

  TrainingForm() {
    NUMBERS.forEach(name -> numbers.put(name, new SimpleStringProperty("")));
  }

  /** Fills in settings. */
  void show(TrainingConfig config) {
    architecture.set(config.architecture());
    OptimizerConfig o = config.optimizer();
    optimizer.set(o.kind());
    schedule.set(o.schedule());
    Augmentation a = config.augmentation();
    flip.set(a.flip());
    List<Number> values = new ArrayList<>();
    values.addAll(List.of(config.epochs(), config.batchSize(), o.learningRate(), o.warmUp()));
    values.addAll(List.of(o.momentum(), o.weightDecay(), config.labelSmoothing()));
    values.addAll(List.of(config.dropout(), config.emaDecay()));
    values.addAll(List.of(a.rotation(), a.shift(), a.zoom(), a.shear(), a.elastic(), a.erase()));
    values.addAll(List.of(a.thinner(), a.thicker()));
    values.addAll(List.of(config.outliers(), config.validationShare()));
    values.addAll(List.of(config.patience(), config.seed()));
    for (int i = 0; i < values.size(); i++) {
      numbers.get(NUMBERS.get(i)).set(text(values.get(i)));
    }
  }

  private static String text(Number value) {
    double number = value.doubleValue();
    return number == Math.rint(number) ? Long.toString(value.longValue()) : Double.toString(number);
  }

  /** The settings; a field that is no number is named. */
  TrainingConfig read() throws UserFacingException {
    return new TrainingConfig(
        architecture.get(),
        whole("epochs"),
        whole("batchSize"),
        new OptimizerConfig(
            optimizer.get(),
            number("learningRate"),
            schedule.get(),
            number("warmUp"),
            number("momentum"),
            number("weightDecay")),
        number("labelSmoothing"),
        number("dropout"),
        number("ema"),
        new Augmentation(
            number("rotation"),
            number("shift"),
            number("scale"),
            number("shear"),
            number("elastic"),
            flip.get(),
            number("erase"),
            number("thinner"),
            number("thicker")),
        number("outliers"),
        number("validationShare"),
        whole("patience"),
        (long) number("seed"));
  }

  private double number(String name) throws UserFacingException {
    String text = numbers.get(name).get().strip().replace(',', '.');
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && Math.abs(value) < 1e9) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UserFacingException(
          Messages.text("train.noNumber", Messages.text("field." + name), text), e);
    }
    throw new UserFacingException(
        Messages.text("train.noNumber", Messages.text("field." + name), text));
  }

  private int whole(String name) throws UserFacingException {
    double value = number(name);
    if (value != Math.rint(value)) {
      throw new UserFacingException(
          Messages.text("train.notWhole", Messages.text("field." + name)));
    }
    return (int) value;
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

  StringProperty numberProperty(String name) {
    return numbers.get(name);
  }
}
