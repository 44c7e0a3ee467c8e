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
    int[] kept = kept(labels);
    byte[] keptLabels = new byte[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptLabels[i] = (byte) labels[kept[i]];
    }
    String name = data.name() + ", labels corrected";
    return new ImageDataset(name, data.select(name, kept).pixels(), keptLabels, data.classNames());
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    Optional<ImageGroups> all = original.groups(split);
    return all.isPresent() ? Optional.of(all.get().select(kept(split))) : all;
  }

  /**
   * The indices in the original dataset of the images that are left.
   *
   * @throws UserFacingException if the dataset or the corrections cannot be read
   */
  public int[] kept(Split split) throws UserFacingException {
    return kept(labels(original.load(split), split));
  }

  private int[] labels(ImageDataset data, Split split) throws UserFacingException {
    return CorrectionStore.labels(data, split, corrections.list(original.info().name()));
  }

  private static int[] kept(int[] labels) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] != Correction.UNCLEAR).toArray();
  }
}
