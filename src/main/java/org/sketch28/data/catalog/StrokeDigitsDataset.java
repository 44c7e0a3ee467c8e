package org.sketch28.data.catalog;

import org.sketch28.base.Progress;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;

/** {@link StrokeDigits} as a dataset, which is always available. */
public final class StrokeDigitsDataset implements Dataset {

  /** The name of the dataset. */
  public static final String NAME = "stroke-digits";

  private static final int TRAINING_IMAGES = 20_000;
  private static final int TEST_IMAGES = 4_000;
  private static final long TRAINING_SEED = 28;
  private static final long TEST_SEED = 82;

  private static final DatasetInfo INFO =
      DatasetInfoBuilder.builder()
          .name(NAME)
          .title("Stroke digits")
          .description(
              "Digits that the program draws itself, in several handwritings. Needs no network.")
          .kind(DatasetInfo.Kind.MADE)
          .classNames(ClassNames.DIGITS)
          .domain(Domain.DIGITS)
          .licence("Apache 2.0")
          .source("made by this program, version " + StrokeDigits.VERSION)
          .trainingImages(TRAINING_IMAGES)
          .testImages(TEST_IMAGES)
          .build();

  @Override
  public DatasetInfo info() {
    return INFO;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  @Override
  public ImageDataset load(Split split, Progress progress) {
    return split == Split.TRAIN
        ? StrokeDigits.images("Stroke digits training", TRAINING_IMAGES, TRAINING_SEED)
        : StrokeDigits.images("Stroke digits test", TEST_IMAGES, TEST_SEED);
  }
}
