package org.sketch28.app.errors.images;

import java.util.OptionalDouble;

/** How much each pixel of an image speaks for a class. */
final class Attribution {

  private final float[] values;
  private final OptionalDouble residual;

  /**
   * @param values one for each pixel; negative values speak against the class
   * @param residual of integrated gradients: by how much the values' sum misses the logit's change
   */
  Attribution(float[] values, OptionalDouble residual) {
    this.values = values;
    this.residual = residual;
  }

  float[] values() {
    return values;
  }

  OptionalDouble residual() {
    return residual;
  }
}
