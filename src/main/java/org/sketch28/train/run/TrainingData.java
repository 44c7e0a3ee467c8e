package org.sketch28.train.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.format.IdxFile;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.ValidationSplit;

/**
 * The data of a run, loaded and split.
 *
 * @param names of the datasets
 * @param domain of the images
 * @param split training and validation images
 * @param sha256 of each dataset's training images and labels as IDX files
 * @param changed whether the images, or the choice of those for validation, have changed since the
 *     run began, so that some of those now used for validation may have been trained on
 */
public record TrainingData(
    List<String> names,
    Domain domain,
    ValidationSplit split,
    Map<String, String> sha256,
    boolean changed) {

  /**
   * Loads the data of a run with these settings, and splits it.
   *
   * @param names one or several with the same classes
   * @param progress of each dataset in turn; may end the work by throwing
   * @throws UserFacingException if a dataset is missing, their classes differ, there are fewer than
   *     two images, or no test images for a protocol that needs them
   */
  public static TrainingData load(
      Catalog catalog, List<String> names, TrainingConfig config, Progress progress)
      throws UserFacingException {
    if (config.protocol() == Protocol.HONEST) {
      return load(catalog, names, config.validationShare(), config.splitSeed(), progress);
    }
    TrainingData all = load(catalog, names, 0, config.splitSeed(), progress);
    ImageDataset test =
        all.test(catalog)
            .orElseThrow(
                () ->
                    new UserFacingException(
                        "%s has no test images, but the published protocol needs them to choose the epoch. Choose the honest protocol or another dataset."
                            .formatted(names.get(0))));
    return new TrainingData(
        all.names,
        all.domain,
        new ValidationSplit(all.split.training(), test, "the test images, as published"),
        all.sha256,
        false);
  }

  /**
   * Loads datasets and splits them.
   *
   * @param names one or several with the same classes
   * @param share of the images that are for validation
   * @param seed of the choice of validation images
   * @param progress of each dataset in turn; may end the work by throwing
   * @throws UserFacingException if a dataset is missing, their classes differ, or there are fewer
   *     than two images
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
            "%s and %s cannot be mixed: their classes are not the same. Choose datasets with the same classes."
                .formatted(all.name(), data.name()));
      }
      all = data;
      parts.put(name, data);
    }
    if (parts.values().stream().mapToInt(ImageDataset::size).sum() < 2) {
      throw new UserFacingException(
          "%s has too few images to learn from. Add images, or choose another dataset."
              .formatted(String.join(", ", names)));
    }
    Domain domain = catalog.find(names.get(0)).info().domain();
    return new TrainingData(
        List.copyOf(names), domain, GroupedSplit.split(catalog, parts, share, seed), sums, false);
  }

  /**
   * Loads the data of a saved run again.
   *
   * @param progress of each dataset in turn; may end the work by throwing
   * @throws UserFacingException if a dataset is missing or cannot be read
   */
  public static TrainingData of(Catalog catalog, RunInfo run, Progress progress)
      throws UserFacingException {
    TrainingData data = load(catalog, run.datasets(), run.config(), progress);
    boolean same = run.data().isEmpty() || run.data().equals(data.sha256());
    return same && data.isSplitAs(run)
        ? data
        : new TrainingData(data.names, data.domain, data.split, run.data(), true);
  }

  private boolean isSplitAs(RunInfo run) {
    if (run.split() != null) {
      return run.split().equals(split.description());
    }
    // Earlier versions split corrected datasets at random, except for MNIST.
    return split.validation().size() == 0
        || run.config().protocol() == Protocol.PUBLISHED
        || Arrays.stream(split.description().split("; ")).allMatch(ValidationSplit::isRandom)
        || names.stream()
            .filter(name -> !CorrectedDataset.original(name).equals(name))
            .allMatch(name -> CorrectedDataset.original(name).equals(PublicDatasets.MNIST));
  }

  /**
   * Checks that there are images of two classes or more to learn from.
   *
   * @throws UserFacingException if there are not
   */
  public void requireClasses() throws UserFacingException {
    ImageDataset images = split.training();
    if (IntStream.range(0, images.size()).map(images::label).distinct().count() < 2) {
      throw new UserFacingException(
          "%s has images of only one class, so there is nothing to tell apart. Add images of another"
                  .formatted(String.join(", ", names))
              + " one.");
    }
  }

  /**
   * Checks that a run can be resumed with this data.
   *
   * @throws UserFacingException if its images have changed
   */
  public void requireUnchanged() throws UserFacingException {
    if (changed) {
      throw new UserFacingException(
          "The images of this run, or the choice of those for validation, have changed since it"
              + " began (for MNIST, that depends on QMNIST's list of writers), so it cannot be resumed: it"
              + " would be validated on images that it has learned. Run it again with its settings"
              + " instead.");
    }
  }

  /**
   * The test images of the first dataset; none if it has none.
   *
   * @throws UserFacingException if they cannot be read
   */
  public Optional<ImageDataset> test(Catalog catalog) throws UserFacingException {
    if (!catalog.find(names.get(0)).has(Split.TEST)) {
      return Optional.empty();
    }
    ImageDataset test = catalog.load(names.get(0), Split.TEST);
    return test.size() == 0 ? Optional.empty() : Optional.of(test);
  }
}
