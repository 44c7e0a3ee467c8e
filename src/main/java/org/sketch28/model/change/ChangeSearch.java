package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.data.synth.StrokeGarments;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/**
 * Searches for the smallest change of a drawing that makes it another class. Synthetic drawings of
 * that class lie over it: what they have more may be added, what they lack may be erased. Of all
 * these pieces, as few are chosen as make the model see the class, and a drawing that looks like
 * one of its classes at all.
 */
public final class ChangeSearch {

  /** Examples of a class that are compared with the drawing. */
  private static final int EXAMPLES = 60;

  /**
   * Lines within such shares of the drawing's size are the same: at first little is changed, then
   * ever more becomes as it is in the example.
   */
  private static final double[] NEAR = {0.11, 0.07, 0.05};

  /** So many of the nearest examples are looked at whole, for each of these shares. */
  private static final int WHOLE = 8;

  /** So many of them, and of those that reach the class, are looked at in pieces. */
  private static final int IN_PIECES = 1;

  /** Drawings that need more edits than this are too far away. */
  private static final int MOST_EDITS = 32;

  /** So many of the smallest changes are made smaller still, until one is no number. */
  private static final int REDUCED = 3;

  private final Recognizer recognizer;
  private final int target;
  private final BooleanSupplier wanted;

  private ChangeSearch(Recognizer recognizer, int target, BooleanSupplier wanted) {
    this.recognizer = recognizer;
    this.target = target;
    this.wanted = wanted;
  }

  /**
   * The smallest change that was found.
   *
   * @param drawing of lines
   * @param target index of the class that it is to become
   * @param wanted asked now and then; once it is not, none is found
   * @return none if no change was found, or the drawing has more than some lines, or the model
   *     knows neither digits nor garments
   */
  public static Optional<DrawingChange> find(
      Recognizer recognizer, Drawing drawing, int target, BooleanSupplier wanted) {
    Optional<Domain> domain = Domain.ofClasses(recognizer.classifier().classNames());
    Optional<Likeness> likeness = Likeness.of(drawing);
    if (domain.isEmpty() || likeness.isEmpty()) {
      return Optional.empty();
    }
    ChangeSearch search = new ChangeSearch(recognizer, target, wanted);
    return search.smallest(
        drawing, likeness.get().length(), nearest(likeness.get(), domain.get(), target));
  }

  private static List<List<EditedDrawing>> nearest(Likeness likeness, Domain domain, int target) {
    SplittableRandom random = new SplittableRandom(target);
    List<Overlay> overlays =
        IntStream.range(0, EXAMPLES)
            .mapToObj(
                i ->
                    switch (domain) {
                      case DIGITS -> StrokeDigits.drawing(target, random);
                      case GARMENTS -> StrokeGarments.drawing(target, random);
                    })
            .filter(Drawing::isLinesOnly)
            .map(Drawing::strokes)
            .flatMap(lines -> Stream.of(likeness.under(lines, false), likeness.under(lines, true)))
            .toList();
    return DoubleStream.of(NEAR)
        .boxed()
        .map(
            near ->
                overlays.stream()
                    .map(overlay -> overlay.edited(near))
                    .filter(edited -> !edited.edits().isEmpty())
                    .filter(edited -> edited.edits().size() <= MOST_EDITS)
                    .sorted(Comparator.comparingDouble(edited -> Edits.all(edited).cost()))
                    .limit(WHOLE)
                    .toList())
        .toList();
  }

  /** Some edits of a drawing, and what the model sees then. */
  private record Trial(Edits edits, Prediction prediction) {}

  private Optional<DrawingChange> smallest(
      Drawing drawing, double length, List<List<EditedDrawing>> candidates) {
    List<Trial> found =
        new ArrayList<>(tried(candidates.stream().flatMap(List::stream).map(Edits::all).toList()));
    Set<Edits> inPieces = new LinkedHashSet<>();
    candidates.forEach(
        ofShare -> ofShare.stream().limit(IN_PIECES).map(Edits::all).forEach(inPieces::add));
    reaching(found).stream().limit(IN_PIECES).map(Trial::edits).forEach(inPieces::add);
    List<Trial> singles = tried(inPieces.stream().flatMap(all -> all.each().stream()).toList());
    found.addAll(singles);
    // Only what is smaller than the smallest change so far is worth a look.
    double limit =
        reaching(found).stream().mapToDouble(each -> each.edits().cost()).min().orElse(length);
    found.addAll(
        tried(
            inPieces.stream()
                .flatMap(all -> growing(all, singles).stream())
                .filter(edits -> edits.cost() < limit)
                .toList()));
    return reaching(found).stream()
        .limit(REDUCED)
        .map(this::reduced)
        .filter(each -> recognizer.read(each.edits().drawing()).number().isEmpty())
        .findFirst()
        .map(smallest -> change(drawing, length, smallest, singles));
  }

  /** Those that reach the class, the smallest first. */
  private List<Trial> reaching(List<Trial> trials) {
    return trials.stream()
        .filter(each -> each.prediction().best() == target && each.prediction().known())
        .sorted(Comparator.comparingDouble(each -> each.edits().cost()))
        .toList();
  }

  /** The edit that helps most, the two that do, and so on. */
  private List<Edits> growing(Edits all, List<Trial> singles) {
    List<Edits> sets = new ArrayList<>();
    singles.stream()
        .filter(single -> single.edits().of().equals(all.of()))
        .sorted(Comparator.comparingDouble(this::probability).reversed())
        .map(Trial::edits)
        .forEach(next -> sets.add(sets.isEmpty() ? next : sets.get(sets.size() - 1).and(next)));
    return sets.isEmpty() ? sets : sets.subList(1, sets.size());
  }

  private double probability(Trial trial) {
    return trial.prediction().probabilities()[target];
  }

  /** Without every edit that is not needed. */
  private Trial reduced(Trial trial) {
    Trial at = trial;
    while (at.edits().made().cardinality() > 1) {
      List<Trial> fewer = reaching(tried(at.edits().fewer()));
      if (fewer.isEmpty()) {
        break;
      }
      at = fewer.get(0);
    }
    return at;
  }

  /** Leaves out what would blank the drawing. */
  private List<Trial> tried(List<Edits> all) {
    if (!wanted.getAsBoolean()) {
      return List.of();
    }
    List<Optional<Prediction>> predictions =
        recognizer.predictAll(all.stream().map(Edits::drawing).toList());
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Edits edits = all.get(i);
      predictions.get(i).ifPresent(found -> trials.add(new Trial(edits, found)));
    }
    return trials;
  }

  /** Erases before it moves and adds, unless nothing would be left, and first what helps most. */
  private DrawingChange change(Drawing drawing, double length, Trial found, List<Trial> singles) {
    EditedDrawing edited = found.edits().of();
    double[] help = new double[edited.edits().size()];
    singles.stream()
        .filter(single -> single.edits().of().equals(edited))
        .forEach(single -> help[single.edits().made().nextSetBit(0)] = probability(single));
    BitSet erased = (BitSet) found.edits().made().clone();
    erased.stream()
        .filter(i -> edited.edits().get(i).kind() != InkEdit.Kind.ERASE)
        .forEach(erased::clear);
    boolean erasedLast = edited.with(erased).isEmpty();
    List<Integer> order =
        found.edits().made().stream()
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(
                        i -> (edited.edits().get(i).kind() == InkEdit.Kind.ERASE) == erasedLast)
                    .thenComparing(i -> -help[i]))
            .toList();
    List<Drawing> steps = new ArrayList<>();
    List<InkEdit> edits = new ArrayList<>();
    steps.add(drawing);
    BitSet made = new BitSet();
    for (int index : order) {
      made.set(index);
      steps.add(edited.with(made));
      edits.add(edited.edits().get(index));
    }
    return new DrawingChange(steps, edits, found.edits().cost() / length, found.prediction());
  }
}
