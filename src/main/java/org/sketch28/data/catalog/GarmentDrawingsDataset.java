package org.sketch28.data.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.synth.GarmentDrawings;

/**
 * {@link GarmentDrawings} as a dataset: first drawings made from Fashion-MNIST's photographs,
 * evenly spaced and in their order, then synthetic ones.
 */
public final class GarmentDrawingsDataset implements CachedDataset.Generator {

  /** The name of the dataset. */
  public static final String NAME = "garment-drawings";

  private static final int PHOTOGRAPHS = 60_000;
  private static final int TEST_PHOTOGRAPHS = 10_000;
  private static final int TRACED = 13_000;
  private static final int SYNTHETIC = 18_000;
  private static final int TEST_TRACED = 2_000;
  private static final int TEST_SYNTHETIC = 2_000;

  private final Dataset photographs;

  /**
   * Generates drawings from photographs.
   *
   * @param photographs Fashion-MNIST
   */
  public GarmentDrawingsDataset(Dataset photographs) {
    this.photographs = photographs;
  }

  @Override
  public DatasetInfo info() {
    return DatasetInfoBuilder.builder()
        .name(NAME)
        .title("Garment drawings")
        .description(
            "Fashion-MNIST's photographs turned into what people draw, and garments that the program"
                + " draws itself.")
        .kind(DatasetInfo.Kind.MADE)
        .classNames(ClassNames.GARMENTS)
        .domain(Domain.GARMENTS)
        .licence("MIT")
        .source("made by this program from Fashion-MNIST")
        .trainingImages(TRACED + SYNTHETIC)
        .testImages(TEST_TRACED + TEST_SYNTHETIC)
        .build();
  }

  @Override
  public boolean isAvailable() {
    return photographs.isAvailable();
  }

  @Override
  public boolean isAvailable(Split split) {
    return photographs.isAvailable(split);
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  @Override
  public Optional<ImageGroups> groups(Split split) {
    int[] sources = new int[tracedOf(split) + syntheticOf(split)];
    Arrays.fill(sources, ImageGroups.NONE);
    int[] traced = tracedPhotographs(split);
    System.arraycopy(traced, 0, sources, 0, traced.length);
    return Optional.of(ImageGroups.ofPhotographs(photographs.info().name(), sources));
  }

  private static int photographsOf(Split split) {
    return split == Split.TRAIN ? PHOTOGRAPHS : TEST_PHOTOGRAPHS;
  }

  private static int tracedOf(Split split) {
    return split == Split.TRAIN ? TRACED : TEST_TRACED;
  }

  private static int syntheticOf(Split split) {
    return split == Split.TRAIN ? SYNTHETIC : TEST_SYNTHETIC;
  }

  /** The photograph that each traced drawing is made from. */
  private static int[] tracedPhotographs(Split split) {
    int traced = tracedOf(split);
    return IntStream.range(0, traced)
        .map(i -> (int) ((long) i * photographsOf(split) / traced))
        .toArray();
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    int photos = photographsOf(split);
    ImageDataset source = photographs.load(split);
    if (source.size() != photos) {
      throw new UserFacingException(
          ("Fashion-MNIST has %,d %s images instead of %,d. Remove it and download it again in the"
                  + " Datasets view.")
              .formatted(source.size(), split, photos));
    }
    int[] indices = tracedPhotographs(split);
    String name = "Garment drawings " + split;
    int traced = indices.length;
    int synthetic = syntheticOf(split);
    int all = traced + synthetic;
    long seed = split == Split.TRAIN ? 1 : 2;
    return GarmentDrawings.ofPhotographs(
            name, source, indices, seed, (done, total) -> progress.at(done, all))
        .plus(
            GarmentDrawings.synthetic(
                name, synthetic, seed, (done, total) -> progress.at(traced + done, all)));
  }
}
