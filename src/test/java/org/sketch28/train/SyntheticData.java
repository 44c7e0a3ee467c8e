package org.sketch28.train;

import java.util.List;
import java.util.Map;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.train.run.TrainingData;

/** A few images for tests of runs that learn nothing from them. */
public final class SyntheticData {

  private SyntheticData() {}

  /** Twenty stroke digits, for training and validation. */
  public static TrainingData few() {
    ImageDataset images = StrokeDigits.images("digits", 20, 1);
    return new TrainingData(
        List.of("stroke-digits"),
        Domain.DIGITS,
        new ValidationSplit(images, images, "synthetic"),
        Map.of("images", "a sum"),
        false);
  }
}
