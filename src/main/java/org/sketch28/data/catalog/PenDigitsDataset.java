package org.sketch28.data.catalog;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.synth.PenDigits;

/**
 * {@link PenDigits} as a dataset. The test images are by other writers than the training images,
 * one for each drawing, as a user's drawing would become; there are several training images of each
 * drawing.
 */
public final class PenDigitsDataset implements CachedDataset.Generator {

  /** The name of the dataset. */
  public static final String NAME = "pen-digits";

  private static final String STROKES = "UCI Pen-Based Recognition of Handwritten Digits";
  private static final String PAGE = "https://archive.ics.uci.edu/dataset/81";
  private static final long SEED = 28;
  private static final int TRAINING_DRAWINGS = 5995;
  private static final int TEST_DRAWINGS = 1499;

  private final DatasetFolders folders;

  /**
   * Finds the strokes in a folder of datasets.
   *
   * @param folders of which one may hold the strokes
   */
  public PenDigitsDataset(DatasetFolders folders) {
    this.folders = folders;
  }

  @Override
  public DatasetInfo info() {
    return DatasetInfoBuilder.builder()
        .name(NAME)
        .title("Pen digits")
        .description(
            "Digits that 30 people wrote on a tablet, drawn at several stroke widths; 6 of the writers"
                + " are reserved for tests.")
        .kind(DatasetInfo.Kind.DERIVED)
        .classNames(ClassNames.DIGITS)
        .domain(Domain.DIGITS)
        .licence("CC BY 4.0")
        .source(STROKES + ", " + PAGE)
        .trainingImages(TRAINING_DRAWINGS * PenDigits.VARIANTS)
        .testImages(TEST_DRAWINGS)
        .build();
  }

  @Override
  public Optional<Origin> origin() {
    Path place = folders.own().resolve(PenDigits.FOLDER).resolve(PenDigits.FILE);
    return Optional.of(new Origin.UserFile(STROKES, URI.create(PAGE), place));
  }

  private Optional<Path> file() {
    return folders.file(PenDigits.FOLDER, PenDigits.FILE);
  }

  @Override
  public boolean isAvailable() {
    return file().isPresent();
  }

  @Override
  public long bytesOnDisk() {
    try {
      Optional<Path> file = file();
      return file.isPresent() ? Files.size(file.get()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * The drawings of a split, in the order of its images.
   *
   * @throws UserFacingException if the file of strokes does not exist or is damaged
   */
  public List<PenDigits.Sample> samples(Split split) throws UserFacingException {
    Path file =
        file()
            .orElseThrow(
                () ->
                    new UserFacingException(
                        "The pen digits are not available. Put their strokes into %s."
                            .formatted(
                                folders.own().resolve(PenDigits.FOLDER).resolve(PenDigits.FILE))));
    return PenDigits.select(PenDigits.read(file), split == Split.TEST);
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    List<PenDigits.Sample> samples = samples(split);
    int each = variantsOf(split);
    int[] writers = new int[samples.size() * each];
    boolean[] variants = new boolean[writers.length];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = samples.get(i / each).writer();
      variants[i] = i % each > 0;
    }
    return Optional.of(ImageGroups.ofWriters(writers, variants));
  }

  private static int variantsOf(Split split) {
    return split == Split.TEST ? 1 : PenDigits.VARIANTS;
  }

  @Override
  public String version() {
    return "2 " + bytesOnDisk();
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    return PenDigits.images(
        "Pen digits " + split, samples(split), variantsOf(split), SEED, progress);
  }
}
