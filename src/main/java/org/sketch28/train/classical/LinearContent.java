package org.sketch28.train.classical;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelContent;

/** A network of one layer from weights that were computed without gradients. */
final class LinearContent {

  private LinearContent() {}

  /**
   * The network.
   *
   * @param weights classes × 784
   * @param biases one for each class
   */
  static ModelContent of(List<String> classNames, float[] weights, float[] biases) {
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
    return ModelContent.network(Architecture.LINEAR, parameters);
  }
}
