package org.sketch28.train.classical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.classical.ClassicalModel;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;

/** What a training has learned: the parameters of a network, or a classical model. */
public final class Learned {

  private final String architecture;
  private final Map<String, HostTensor> tensors;
  private final Optional<ClassicalModel> classical;

  private Learned(
      String architecture, Map<String, HostTensor> tensors, Optional<ClassicalModel> classical) {
    this.architecture = architecture;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.classical = classical;
  }

  /** The parameters of a network. */
  public static Learned network(Architecture architecture, Map<String, HostTensor> parameters) {
    return new Learned(architecture.toString(), parameters, Optional.empty());
  }

  /**
   * A network of one layer.
   *
   * @param weights classes × 784
   * @param biases one for each class
   */
  static Learned linear(List<String> classNames, float[] weights, float[] biases) {
    Map<String, HostTensor> parameters = new LinkedHashMap<>();
    try {
      // Only the network itself knows what its parameters are called.
      NetworkClassifier.create(
              classNames,
              Architecture.LINEAR.newNetwork(classNames.size(), 0),
              shapes -> {
                shapes.forEach(
                    (name, shape) ->
                        parameters.put(
                            name, new HostTensor(shape, shape.length == 2 ? weights : biases)));
                return parameters;
              },
              tensors -> Calibration.none())
          .close();
    } catch (UserFacingException e) {
      throw new IllegalStateException(e);
    }
    return network(Architecture.LINEAR, parameters);
  }

  /** A classical model. */
  public static Learned classical(ClassicalModel model) {
    return new Learned(model.kind().toString(), model.tensors(), Optional.of(model));
  }

  /** Its name in {@code model.json}. */
  public String architecture() {
    return architecture;
  }

  /** Its numbers, by name. */
  public Map<String, HostTensor> tensors() {
    return tensors;
  }

  /** Settings that are needed to use it; none for a network. */
  public Optional<Map<String, Object>> options() {
    return classical.map(ClassicalModel::options);
  }

  /** A classifier, which the caller closes. */
  public ScoredClassifier classifier(List<String> classNames, Calibration calibration) {
    return classical.isPresent()
        ? new ClassicalClassifier(classNames, classical.get(), calibration)
        : NetworkClassifier.of(
            classNames,
            Architecture.valueOf(architecture.toUpperCase(Locale.ROOT)),
            tensors,
            calibration);
  }
}
