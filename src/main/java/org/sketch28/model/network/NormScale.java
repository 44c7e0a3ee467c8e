package org.sketch28.model.network;

import ai.djl.nn.Block;

/** What a batch norm does when it predicts: each channel is multiplied by a scale and shifted. */
public final class NormScale {

  /** As DJL's BatchNorm has it by default. */
  private static final float EPSILON = 1e-5f;

  private final float[] scales;
  private final float[] shifts;

  private NormScale(float[] scales, float[] shifts) {
    this.scales = scales;
    this.shifts = shifts;
  }

  /**
   * @param norm a batch norm that is initialized
   */
  public static NormScale of(Block norm) {
    float[] gamma = values(norm, "gamma");
    float[] beta = values(norm, "beta");
    float[] mean = values(norm, "runningMean");
    float[] variance = values(norm, "runningVar");
    float[] scales = new float[gamma.length];
    float[] shifts = new float[gamma.length];
    for (int c = 0; c < gamma.length; c++) {
      double scale = gamma[c] / Math.sqrt(variance[c] + EPSILON);
      scales[c] = (float) scale;
      shifts[c] = (float) (beta[c] - mean[c] * scale);
    }
    return new NormScale(scales, shifts);
  }

  private static float[] values(Block norm, String parameter) {
    return norm.getDirectParameters().get(parameter).getArray().toFloatArray();
  }

  /** One a channel. */
  public float[] scales() {
    return scales;
  }

  /** One a channel, added after the scale. */
  public float[] shifts() {
    return shifts;
  }
}
