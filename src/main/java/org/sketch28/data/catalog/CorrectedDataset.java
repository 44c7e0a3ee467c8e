package org.sketch28.data.catalog;

import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;

/** A dataset with the user's corrections: labels changed, and unclear images left out. */
public final class CorrectedDataset implements Dataset {

  /** What the name ends with, after the name of the original. */
  public static final String SUFFIX = "+corrections";

  private final Dataset original;
  private final CorrectionStore corrections;

  /**
   * Applies corrections whenever images are loaded.
   *
   * @param original the dataset that the corrections are of
   * @param corrections where they are stored
   */
  public CorrectedDataset(Dataset original, CorrectionStore corrections) {
    this.original = original;
    this.corrections = corrections;
  }

  /** The name of a dataset without that of its corrections: they have the same images. */
  public static String original(String name) {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** The dataset without corrections. */
  public Dataset original() {
    return original;
  }

  @Override
  public DatasetInfo info() {
    DatasetInfo info = original.info();
    return DatasetInfoBuilder.builder(info)
        .name(info.name() + SUFFIX)
        .title(info.title() + ", labels corrected")
        .build();
  }

  @Override
  public boolean isAvailable() {
    return original.isAvailable();
  }

  @Override
  public boolean isAvailable(Split split) {
    return original.isAvailable(split);
  }

  @Override
  public boolean isQuick(Split split) {
    return original.isQuick(split);
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    ImageDataset data = original.load(split, progress);
    int[] labels = labels(data, split);
    int[] remaining = remaining(labels);
    byte[] corrected = new byte[remaining.length];
    for (int i = 0; i < remaining.length; i++) {
      corrected[i] = (byte) labels[remaining[i]];
    }
    String name = data.name() + ", labels corrected";
    return new ImageDataset(
        name, data.select(name, remaining).pixels(), corrected, data.classNames());
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    Optional<ImageGroups> all = original.groups(split);
    return all.isPresent() ? Optional.of(all.get().select(remaining(split))) : all;
  }

  /**
   * The indices in the original dataset of the images that are left.
   *
   * @throws UserFacingException if the dataset or the corrections cannot be read
   */
  public int[] remaining(Split split) throws UserFacingException {
    return remaining(labels(original.load(split), split));
  }

  private int[] labels(ImageDataset data, Split split) throws UserFacingException {
    return CorrectionStore.labels(data, split, corrections.list(original.info().name()));
  }

  private static int[] remaining(int[] labels) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] != Correction.UNCLEAR).toArray();
  }
}
