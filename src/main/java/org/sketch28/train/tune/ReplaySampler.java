package org.sketch28.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.synth.GarmentDrawings;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.data.synth.StrokeDigits;

/**
 * Images like those that a model was trained on, which it sees again while it learns something new,
 * so that it forgets nothing (rehearsal: Robins 1995). Public datasets do not ship with the
 * program, so this uses those on this machine, and synthetic images.
 */
public final class ReplaySampler {

  private ReplaySampler() {}

  /**
   * A few images of each kind that is available.
   *
   * @param classNames of the model: digits or garments
   * @param count the approximate number of images
   * @param penDigits whether pen digits may be among them; not if the model is measured on those
   * @throws UserFacingException if the model has other classes, or a dataset is damaged
   */
  public static ImageDataset images(
      Catalog catalog, List<String> classNames, int count, boolean penDigits, long seed)
      throws UserFacingException {
    return switch (domain(classNames)) {
      case DIGITS -> digits(catalog, count, penDigits, seed);
      case GARMENTS -> garments(catalog, count, seed);
    };
  }

  /**
   * Synthetic images alone, for which no dataset is needed.
   *
   * @throws UserFacingException if the classes are neither the digits nor the garments
   */
  public static ImageDataset synthetic(List<String> classNames, int count, long seed)
      throws UserFacingException {
    return switch (domain(classNames)) {
      case DIGITS -> StrokeDigits.images("Stroke digits", count, seed);
      case GARMENTS -> GarmentDrawings.synthetic("Synthetic garments", count, seed, Progress.NONE);
    };
  }

  private static Domain domain(List<String> classNames) throws UserFacingException {
    return Domain.ofClasses(classNames)
        .orElseThrow(
            () ->
                new UserFacingException(
                    "Only models of digits and of garments can learn from corrections."));
  }

  private static ImageDataset digits(Catalog catalog, int count, boolean penDigits, long seed)
      throws UserFacingException {
    Optional<ImageDataset> mnist = some(catalog, PublicDatasets.MNIST, count / 2, seed);
    Optional<ImageDataset> pen = penDigits ? penDigits(catalog, count / 4, seed) : Optional.empty();
    int rest =
        count - mnist.map(ImageDataset::size).orElse(0) - pen.map(ImageDataset::size).orElse(0);
    ImageDataset all = StrokeDigits.images("Stroke digits", rest, seed);
    return joined(joined(all, mnist), pen);
  }

  private static Optional<ImageDataset> penDigits(Catalog catalog, int count, long seed)
      throws UserFacingException {
    PenDigitsDataset dataset = new PenDigitsDataset(catalog.folders());
    if (!dataset.isAvailable()) {
      return Optional.empty();
    }
    List<PenDigits.Sample> all = dataset.samples(Split.TRAIN);
    SplittableRandom random = new SplittableRandom(seed);
    List<PenDigits.Sample> chosen = new ArrayList<>();
    for (int i = 0; i < count / PenDigits.VARIANTS; i++) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    return Optional.of(
        PenDigits.images("Pen digits", chosen, PenDigits.VARIANTS, seed, Progress.NONE));
  }

  private static ImageDataset garments(Catalog catalog, int count, long seed)
      throws UserFacingException {
    Optional<ImageDataset> photographs =
        some(catalog, PublicDatasets.FASHION_MNIST, count / 2, seed);
    if (photographs.isEmpty()) {
      return GarmentDrawings.synthetic("Synthetic garments", count, seed, Progress.NONE);
    }
    ImageDataset synthetic =
        GarmentDrawings.synthetic("Synthetic garments", count / 4, seed, Progress.NONE);
    int[] first = IntStream.range(0, Math.min(count / 4, photographs.get().size())).toArray();
    ImageDataset traced =
        GarmentDrawings.ofPhotographs(
            "Traced garments", photographs.get(), first, seed, Progress.NONE);
    return joined(synthetic.plus(traced), photographs);
  }

  private static Optional<ImageDataset> some(Catalog catalog, String name, int count, long seed)
      throws UserFacingException {
    Dataset dataset = catalog.find(name);
    if (!dataset.isAvailable()) {
      return Optional.empty();
    }
    ImageDataset all = dataset.load(Split.TRAIN);
    SplittableRandom random = new SplittableRandom(seed);
    int[] chosen = IntStream.range(0, count).map(i -> random.nextInt(all.size())).toArray();
    return Optional.of(all.select(all.name(), chosen));
  }

  private static ImageDataset joined(ImageDataset images, Optional<ImageDataset> more) {
    return more.map(images::plus).orElse(images);
  }
}
