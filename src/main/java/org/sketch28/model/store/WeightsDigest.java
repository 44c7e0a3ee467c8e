package org.sketch28.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.sketch28.base.Sha256;
import org.sketch28.model.HostTensor;

/**
 * One number for all weights of a network, whatever file they are in: a run's best epoch and the
 * model that was built from it have the same one.
 */
public final class WeightsDigest {

  private WeightsDigest() {}

  /**
   * The SHA-256 of the weights as a safetensors file, in the order of their names.
   *
   * @param weights by name, without a calibration
   */
  public static String of(Map<String, HostTensor> weights) {
    try {
      return Sha256.of(SafeTensors.encode(new TreeMap<>(weights)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
