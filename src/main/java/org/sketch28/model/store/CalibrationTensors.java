package org.sketch28.model.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;

/**
 * The part of a model's calibration that is saved among its parameters, and not in its manifest.
 */
final class CalibrationTensors {

  private static final String MEANS = "calibration.means";
  private static final String DEVIATIONS = "calibration.inverseDeviations";

  /** The names of these tensors. */
  static final Set<String> NAMES = Set.of(MEANS, DEVIATIONS);

  private CalibrationTensors() {}

  /** Their shapes, by name. */
  static Map<String, long[]> shapes(ModelManifest manifest) throws UserFacingException {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(MEANS, new long[] {manifest.classes().size(), manifest.features()});
    shapes.put(DEVIATIONS, new long[] {manifest.features()});
    return shapes;
  }

  /** Adds them to the parameters of a model; they are 0 where a calibration has none. */
  static void put(Map<String, HostTensor> tensors, ModelManifest manifest, Calibration calibration)
      throws UserFacingException {
    int classes = manifest.classes().size();
    int features = manifest.features();
    float[] means = new float[classes * features];
    float[] deviations = new float[features];
    for (int i = 0; i < calibration.means().length; i++) {
      System.arraycopy(calibration.means()[i], 0, means, i * features, features);
    }
    System.arraycopy(
        calibration.inverseDeviations(), 0, deviations, 0, calibration.inverseDeviations().length);
    tensors.put(MEANS, new HostTensor(new long[] {classes, features}, means));
    tensors.put(DEVIATIONS, new HostTensor(new long[] {features}, deviations));
  }

  /** The calibration of a model with these tensors. */
  static Calibration read(ModelManifest manifest, Map<String, HostTensor> tensors) {
    float[] flat = tensors.get(MEANS).values();
    int features = tensors.get(DEVIATIONS).values().length;
    float[][] means = new float[manifest.classes().size()][features];
    for (int i = 0; i < means.length; i++) {
      System.arraycopy(flat, i * features, means[i], 0, features);
    }
    return new Calibration(
        manifest.temperature(),
        manifest.featureScale(),
        manifest.threshold(),
        means,
        tensors.get(DEVIATIONS).values());
  }

  /** The calibration of a model without these tensors, and so without distances of features. */
  static Calibration scalars(ModelManifest manifest) {
    return Calibration.none().withScalars(manifest.temperature(), 0, manifest.threshold());
  }
}
