package org.sketch28.model.network;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.sketch28.model.Calibration;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;

/** Networks that nobody has trained, for tests of what holds for any weights. */
public final class RandomNetworks {

  private static final List<String> CLASSES =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private RandomNetworks() {}

  /** A network whose batch norms have statistics of their own, so that using a batch's shows. */
  public static NetworkClassifier create(Architecture architecture) {
    Network network = architecture.newNetwork(10, 0.3);
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    Random random = new Random(7);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      network
          .export()
          .forEach(
              (name, tensor) -> {
                float[] values = tensor.values().clone();
                long inputs = tensor.values().length / tensor.shape()[0];
                for (int i = 0; i < values.length; i++) {
                  values[i] =
                      tensor.shape().length > 1
                          ? (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs))
                          : 0.6f + 0.8f * random.nextFloat();
                }
                tensors.put(name, new HostTensor(tensor.shape(), values));
              });
    }
    return NetworkClassifier.of(CLASSES, architecture, tensors, Calibration.none());
  }

  /** Two networks with the weights 0.75 and 0.25. */
  public static EnsembleClassifier ensemble() {
    return new EnsembleClassifier(
        CLASSES,
        List.of(
            new EnsembleClassifier.Member("first", create(Architecture.LENET5), 0.75),
            new EnsembleClassifier.Member("second", create(Architecture.MLP), 0.25)),
        Calibration.none());
  }
}
