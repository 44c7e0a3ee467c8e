package org.sketch28.data.catalog;

import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.GarmentDrawings;

/**
 * {@link GarmentDrawings} as a dataset: first the drawings of Fashion-MNIST's photographs, evenly
 * over all of them and in their order, then those that are made up.
 */
public final class GarmentDrawingsDataset implements CachedDataset.Making {

  /** The name by which it is asked for. */
  public static final String NAME = "garment-drawings";

  private static final int PHOTOGRAPHS = 60_000;
  private static final int TEST_PHOTOGRAPHS = 10_000;
  private static final int TRACED = 13_000;
  private static final int MADE_UP = 18_000;
  private static final int TEST_TRACED = 2_000;
  private static final int TEST_MADE_UP = 2_000;

  private final Dataset photographs;

  /**
   * @param photographs Fashion-MNIST
   */
  public GarmentDrawingsDataset(Dataset photographs) {
    this.photographs = photographs;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        NAME,
        "Garment drawings",
        "Fashion-MNIST's photographs turned into what people draw, and garments that the program"
            + " draws itself.",
        DatasetInfo.Kind.MADE,
        ClassNames.GARMENTS,
        Domain.GARMENTS,
        "MIT",
        "made by this program from Fashion-MNIST",
        TRACED + MADE_UP,
        TEST_TRACED + TEST_MADE_UP);
  }

  @Override
  public boolean isAvailable() {
    return photographs.isAvailable();
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  /**
   * The training photograph that a training drawing is of.
   *
   * @return −1 for one that is made up
   */
  public static int photograph(int drawing) {
    return drawing < TRACED ? (int) ((long) drawing * PHOTOGRAPHS / TRACED) : -1;
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    boolean training = split == Split.TRAIN;
    int traced = training ? TRACED : TEST_TRACED;
    int photos = training ? PHOTOGRAPHS : TEST_PHOTOGRAPHS;
    ImageDataset source = photographs.load(split);
    if (source.size() != photos) {
      throw new UserFacingException(
          "Fashion-MNIST has %,d images in place of %,d.".formatted(source.size(), photos));
    }
    int[] indices =
        IntStream.range(0, traced).map(i -> (int) ((long) i * photos / traced)).toArray();
    String name = "Garment drawings " + split;
    int made = training ? MADE_UP : TEST_MADE_UP;
    int all = traced + made;
    long seed = training ? 1 : 2;
    return GarmentDrawings.ofPhotographs(
            name, source, indices, seed, (done, total) -> progress.at(done, all))
        .plus(
            GarmentDrawings.madeUp(
                name, made, seed, (done, total) -> progress.at(traced + done, all)));
  }
}
