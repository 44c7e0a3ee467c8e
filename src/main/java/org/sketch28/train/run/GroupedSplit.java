package org.sketch28.train.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.train.ValidationSplit;

/**
 * Splits each of several datasets into a training and a validation part, and joins the parts.
 * Related images ({@link ImageGroups}) stay together; where nothing is known about how images are
 * related, they are split at random.
 */
final class GroupedSplit {

  /** With fewer writers than this, validation says little about a new one. */
  private static final int FEWEST_WRITERS = 4;

  /** From this many writers on, whole writers add up to nearly any number of images. */
  private static final int MANY_WRITERS = 50;

  /** Stroke digits that are used together with real ones. */
  private static final int AMONG_OTHERS = 6000;

  private GroupedSplit() {}

  /**
   * Splits training images as their datasets in the catalog group them.
   *
   * @param parts training images by dataset name
   * @param share of the images that are for validation, 0…1
   * @throws UserFacingException if the groups of a dataset cannot be read
   */
  static ValidationSplit split(
      Catalog catalog, Map<String, ImageDataset> parts, double share, long seed)
      throws UserFacingException {
    Map<String, ImageGroups> groups = new HashMap<>();
    for (String name : parts.keySet()) {
      Optional<ImageGroups> own =
          share > 0 ? catalog.find(name).groups(Split.TRAIN) : Optional.empty();
      own.ifPresent(known -> groups.put(name, known));
    }
    for (String name : parts.keySet()) {
      String original = CorrectedDataset.original(name);
      boolean drawn = groups.values().stream().anyMatch(other -> isOf(other, original));
      if (drawn && catalog.find(name) instanceof CorrectedDataset corrected) {
        // Some photographs are left out, so that the indices of the others are not their places.
        int[] remaining = corrected.remaining(Split.TRAIN);
        groups.putIfAbsent(name, ImageGroups.ofPhotographs(original, remaining));
      }
    }
    return split(parts, groups, share, seed);
  }

  /**
   * Splits images with known groups.
   *
   * @param groups by dataset name; a dataset without an entry has no known groups
   */
  static ValidationSplit split(
      Map<String, ImageDataset> parts, Map<String, ImageGroups> groups, double share, long seed) {
    ValidationSplit all = null;
    for (String name : parts.keySet()) {
      ValidationSplit split = split(parts, groups, name, share, seed);
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
      Map<String, ImageDataset> parts,
      Map<String, ImageGroups> groups,
      String name,
      double share,
      long seed) {
    ImageDataset data = parts.get(name);
    if (parts.size() > 1 && name.equals(StrokeDigitsDataset.NAME)) {
      // The classes come in turn. What people wrote is to count for more than synthetic digits.
      int[] first = IntStream.range(0, Math.min(AMONG_OTHERS, data.size())).toArray();
      data = data.select(data.name(), first);
    }
    int count = (int) Math.round(share * data.size());
    ImageGroups own = groups.get(name);
    if (count > 0 && own != null && own.size() == data.size()) {
      return own.photographs().isPresent()
          ? fromPhotograph(data, own::group, firstHeld(photographs(parts, groups, own), share))
          : byWriter(data, own, count, share, seed);
    }
    if (count > 0 && groups.values().stream().anyMatch(other -> isOf(other, name))) {
      return fromPhotograph(data, i -> i, firstHeld(data.size(), share));
    }
    return ValidationSplit.random(data, count, seed);
  }

  /** Whether the images of {@code groups} were made from those of a dataset. */
  private static boolean isOf(ImageGroups groups, String dataset) {
    return groups.photographs().filter(dataset::equals).isPresent();
  }

  /** The index of the first photograph that is for validation. */
  private static int firstHeld(int photographs, double share) {
    return photographs - (int) Math.round(share * photographs);
  }

  /** The number of photographs, or of those up to the last one that is there or was drawn. */
  private static int photographs(
      Map<String, ImageDataset> parts, Map<String, ImageGroups> groups, ImageGroups own) {
    String dataset = own.photographs().orElseThrow();
    ImageDataset photographs = parts.get(dataset);
    return photographs != null
        ? photographs.size()
        : 1
            + groups.values().stream()
                .filter(each -> isOf(each, dataset))
                .flatMapToInt(each -> IntStream.range(0, each.size()).map(each::group))
                .max()
                .orElse(-1);
  }

  /** The last photographs, and only drawings of those, so that none is in both parts. */
  private static ValidationSplit fromPhotograph(
      ImageDataset data, IntUnaryOperator photograph, int firstHeld) {
    int[] held = indices(data, i -> photograph.applyAsInt(i) >= firstHeld);
    return of(
        data,
        indices(data, i -> photograph.applyAsInt(i) < firstHeld),
        held,
        "%,d images from photograph %,d on".formatted(held.length, firstHeld));
  }

  private static ValidationSplit byWriter(
      ImageDataset data, ImageGroups groups, int count, double share, long seed) {
    int[] distinct = groups.distinct();
    if (distinct.length >= MANY_WRITERS) {
      int[] writers = IntStream.range(0, data.size()).map(groups::group).toArray();
      return ValidationSplit.byWriter(data, writers, count, seed);
    }
    List<Integer> writers = new ArrayList<>(IntStream.of(distinct).boxed().toList());
    Collections.shuffle(writers, new Random(seed));
    int wanted = Math.max(FEWEST_WRITERS, (int) Math.round(share * writers.size()));
    List<Integer> chosen =
        writers.subList(0, Math.min(wanted, writers.size())).stream().sorted().toList();
    Set<Integer> heldWriters = new HashSet<>(chosen);
    // Variations of a drawing would count it several times; only the drawing itself is a test.
    int[] held = indices(data, i -> heldWriters.contains(groups.group(i)) && !groups.isVariant(i));
    return of(
        data,
        indices(data, i -> !heldWriters.contains(groups.group(i))),
        held,
        "%,d drawings of writers %s"
            .formatted(
                held.length,
                chosen.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private static int[] indices(ImageDataset data, IntPredicate wanted) {
    return IntStream.range(0, data.size()).filter(wanted).toArray();
  }

  private static ValidationSplit of(
      ImageDataset data, int[] training, int[] held, String description) {
    return new ValidationSplit(
        data.select(data.name() + ", training part", training),
        data.select(data.name() + ", validation part", held),
        description);
  }
}
