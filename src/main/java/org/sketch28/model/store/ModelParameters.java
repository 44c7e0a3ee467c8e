package org.sketch28.model.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;

/**
 * The numbers of a model on disk, for training it further.
 *
 * @param weights parameters and batch-norm statistics by name
 * @param calibration its calibration
 */
public record ModelParameters(Map<String, HostTensor> weights, Calibration calibration) {

  private static final String PREFIX = "calibration.";

  /**
   * Reads a model's file.
   *
   * @throws UserFacingException if it is missing or damaged
   */
  public static ModelParameters read(ModelStore.Entry entry) throws UserFacingException {
    Map<String, HostTensor> weights = new LinkedHashMap<>();
    Map<String, HostTensor> rest = new LinkedHashMap<>();
    ClassifierLoader.checkedTensors(entry)
        .forEach((name, tensor) -> (name.startsWith(PREFIX) ? rest : weights).put(name, tensor));
    return new ModelParameters(weights, CalibrationTensors.read(entry.manifest(), rest));
  }
}
