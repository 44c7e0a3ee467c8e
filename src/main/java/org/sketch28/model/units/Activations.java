package org.sketch28.model.units;

import java.util.List;

/** What all stages of a network put out for one image. */
public final class Activations {

  private final List<float[]> values;

  Activations(List<float[]> values) {
    this.values = List.copyOf(values);
  }

  /** The values of a stage: channels × height × width. */
  public float[] of(int stage) {
    return values.get(stage);
  }
}
