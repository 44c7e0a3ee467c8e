package org.sketch28.train.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.format.IdxFile;
import org.sketch28.train.ValidationSplit;

/**
 * What a run learns from, loaded and split.
 *
 * @param names of the datasets, mixed
 * @param domain what new inputs go through
 * @param split training and validation images
 * @param sha256 of each dataset's training images and labels as IDX files
 * @param changed whether a run learned from other images under the same names, so that what is for
 *     validation now may be among what it has learned
 */
public record TrainingData(
    List<String> names,
    Domain domain,
    ValidationSplit split,
    Map<String, String> sha256,
    boolean changed) {

  /**
   * Loads datasets and splits them.
   *
   * @param names one or several with the same classes
   * @param share of the images that are for validation
   */
  public static TrainingData load(Catalog catalog, List<String> names, double share, long seed)
      throws UserFacingException {
    return load(catalog, names, share, seed, Progress.NONE);
  }

  /**
   * The same with progress.
   *
   * @param progress of each dataset in turn; may end the work by throwing
   */
  public static TrainingData load(
      Catalog catalog, List<String> names, double share, long seed, Progress progress)
      throws UserFacingException {
    Map<String, String> sums = new LinkedHashMap<>();
    ImageDataset all = null;
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    for (String name : names) {
      ImageDataset data = catalog.load(name, Split.TRAIN, progress);
      String prefix = names.size() == 1 ? "" : name + "/";
      sums.put(prefix + "train-images-idx3-ubyte", Sha256.of(IdxFile.ofImages(data).toBytes()));
      sums.put(prefix + "train-labels-idx1-ubyte", Sha256.of(IdxFile.ofLabels(data).toBytes()));
      if (all != null && !all.classNames().equals(data.classNames())) {
        throw new UserFacingException(
            "%s and %s cannot be mixed: their classes are not the same."
                .formatted(all.name(), data.name()));
      }
      all = data;
      parts.put(name, data);
    }
    if (parts.values().stream().mapToInt(ImageDataset::size).sum() < 2) {
      throw new UserFacingException(
          "%s has too few images to learn from.".formatted(String.join(", ", names)));
    }
    Domain domain = catalog.find(names.get(0)).info().domain();
    return new TrainingData(
        List.copyOf(names), domain, GroupedSplit.split(catalog, parts, share, seed), sums, false);
  }

  /** What a kept run learned from, as far as it is still there. */
  public static TrainingData of(Catalog catalog, RunInfo run, Progress progress)
      throws UserFacingException {
    TrainingData data =
        load(
            catalog, run.datasets(), run.config().validationShare(), run.config().seed(), progress);
    return run.data().isEmpty() || run.data().equals(data.sha256())
        ? data
        : new TrainingData(data.names, data.domain, data.split, run.data(), true);
  }

  /**
   * To be called before a run goes on.
   *
   * @throws UserFacingException if its images have changed
   */
  public void requireUnchanged() throws UserFacingException {
    if (changed) {
      throw new UserFacingException(
          "The images of this run have changed since it began, so that it cannot go on: some that"
              + " it has learned would now judge it. Run it again with its settings instead.");
    }
  }

  /** The images that a finished model is measured on: the first dataset's; none if it has none. */
  public Optional<ImageDataset> test(Catalog catalog) throws UserFacingException {
    if (!catalog.find(names.get(0)).has(Split.TEST)) {
      return Optional.empty();
    }
    ImageDataset test = catalog.load(names.get(0), Split.TEST);
    return test.size() == 0 ? Optional.empty() : Optional.of(test);
  }
}
