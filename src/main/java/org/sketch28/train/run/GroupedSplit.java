package org.sketch28.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.GarmentDrawingsDataset;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.train.ValidationSplit;

/**
 * Splits each of several datasets in the way that is honest for it, and joins the parts: by writer
 * where the writers are known, else at random.
 */
final class GroupedSplit {

  /** Where the writers of MNIST's training images are. */
  private static final String MNIST_WRITERS = "qmnist-train-labels-idx2-int";

  private static final Set<String> MNIST = Set.of("mnist", "mnist" + CorrectedDataset.SUFFIX);

  /** Fewer writers than this say little of the next one. */
  private static final int FEWEST_PEN_WRITERS = 4;

  /** Stroke digits that are taken beside real ones. */
  private static final int AMONG_OTHERS = 6000;

  private static final String PHOTOGRAPHS = "fashion-mnist";

  private GroupedSplit() {}

  /**
   * @param parts training images by the dataset's name
   * @param share of the images that are for validation
   */
  static ValidationSplit split(
      Catalog catalog, Map<String, ImageDataset> parts, double share, long seed)
      throws UserFacingException {
    ValidationSplit all = null;
    for (Map.Entry<String, ImageDataset> part : parts.entrySet()) {
      ValidationSplit split = split(catalog, parts, part.getKey(), share, seed);
      all =
          all == null
              ? split
              : new ValidationSplit(
                  all.training().plus(split.training()),
                  all.validation().plus(split.validation()),
                  all.description() + "; " + split.description());
    }
    return share > 0 || all == null
        ? all
        : new ValidationSplit(all.training(), all.validation(), "no images left out");
  }

  private static ValidationSplit split(
      Catalog catalog, Map<String, ImageDataset> parts, String name, double share, long seed)
      throws UserFacingException {
    ImageDataset data = parts.get(name);
    if (parts.size() > 1 && name.equals(StrokeDigitsDataset.NAME)) {
      // Its classes come in turn. What people wrote is to count for more than what is made up.
      int[] first = IntStream.range(0, Math.min(AMONG_OTHERS, data.size())).toArray();
      data = data.select(data.name(), first);
    }
    int count = (int) Math.round(share * data.size());
    Optional<Path> writers = catalog.folders().file("qmnist", MNIST_WRITERS);
    if (count > 0 && MNIST.contains(name) && writers.isPresent()) {
      int[] writer = mnistWriters(catalog.find(name), data.size(), IdxFile.read(writers.get()));
      return ValidationSplit.byWriter(data, writer, count, seed);
    }
    if (count > 0 && name.equals(PenDigitsDataset.NAME)) {
      return penDigits(new PenDigitsDataset(catalog.folders()), data, share, seed);
    }
    if (count > 0 && parts.containsKey(GarmentDrawingsDataset.NAME)) {
      if (name.equals(PHOTOGRAPHS)) {
        return after(data, i -> i, data.size() - count);
      }
      if (name.equals(GarmentDrawingsDataset.NAME)) {
        int photographs = parts.containsKey(PHOTOGRAPHS) ? parts.get(PHOTOGRAPHS).size() : 0;
        int first = photographs - (int) Math.round(share * photographs);
        return after(data, GarmentDrawingsDataset::photograph, first);
      }
    }
    return ValidationSplit.random(data, count, seed);
  }

  /**
   * Who wrote each image.
   *
   * @param known QMNIST's labels: image × 8 integers, column 2 the writer
   */
  private static int[] mnistWriters(Dataset dataset, int size, IdxFile known)
      throws UserFacingException {
    int columns = known.sizes()[1];
    // Corrections may leave images out.
    IntStream images =
        dataset instanceof CorrectedDataset corrected
            ? IntStream.of(corrected.kept(Split.TRAIN))
            : IntStream.range(0, size);
    return images.map(i -> known.intAt(i * columns + 2)).toArray();
  }

  /** The last photographs, and drawings of no others, so that none is in both parts. */
  private static ValidationSplit after(
      ImageDataset data, IntUnaryOperator photograph, int firstHeld) {
    int[] held =
        IntStream.range(0, data.size())
            .filter(i -> photograph.applyAsInt(i) >= firstHeld)
            .toArray();
    int[] rest =
        IntStream.range(0, data.size()).filter(i -> photograph.applyAsInt(i) < firstHeld).toArray();
    return new ValidationSplit(
        data.select(data.name() + ", training part", rest),
        data.select(data.name() + ", validation part", held),
        "%,d images from photograph %,d on".formatted(held.length, firstHeld));
  }

  private static ValidationSplit penDigits(
      PenDigitsDataset dataset, ImageDataset data, double share, long seed)
      throws UserFacingException {
    List<PenDigits.Sample> samples = dataset.samples(Split.TRAIN);
    List<Integer> writers =
        new ArrayList<>(
            samples.stream().map(PenDigits.Sample::writer).distinct().sorted().toList());
    Collections.shuffle(writers, new Random(seed));
    int count = Math.max(FEWEST_PEN_WRITERS, (int) Math.round(share * writers.size()));
    List<Integer> held = writers.subList(0, count).stream().sorted().toList();
    int variants = PenDigits.VARIANTS;
    // Of a held drawing only the first image counts: the one that a user's drawing would become.
    int[] heldImages =
        IntStream.range(0, data.size())
            .filter(i -> i % variants == 0)
            .filter(i -> held.contains(samples.get(i / variants).writer()))
            .toArray();
    int[] rest =
        IntStream.range(0, data.size())
            .filter(i -> !held.contains(samples.get(i / variants).writer()))
            .toArray();
    return new ValidationSplit(
        data.select(data.name() + ", training part", rest),
        data.select(data.name() + ", validation part", heldImages),
        "%,d drawings of writers %s"
            .formatted(
                heldImages.length,
                held.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }
}
