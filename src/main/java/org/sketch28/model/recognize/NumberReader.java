package org.sketch28.model.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.Prediction;

/**
 * Reads several digits that are beside each other: takes the drawing apart, tries every way of
 * putting neighbouring pieces together, and takes the one whose digits the classifier likes best
 * and whose gaps are where gaps between digits are (segmentation by recognition; LeCun et al. 1998,
 * section V). One digit of several strokes stays one digit.
 *
 * <p>Costs are in nats. They were chosen on numbers of writers other than those that are measured.
 */
public final class NumberReader {

  /** A digit of more pieces than this is none. */
  private static final int MOST_PIECES = 5;

  /** More pieces than this are no number. */
  private static final int MOST_UNITS = 40;

  /** What a digit costs, so that none is split without need. */
  private static final double ANOTHER = 1.0;

  /** What each unit of known score below 0 costs, and the most that it may. */
  private static final double UNKNOWN = 0.8;

  private static final double MOST_UNKNOWN = 8;

  /** What it costs to cut through pieces that lie over each other, at full overlap. */
  private static final double OVERLAP = 14;

  /** What it costs to cut through one stroke or connected ink. */
  private static final double CUT = 2;

  /** What a gap within a digit costs, by its share of the height. */
  private static final double GAP = 12;

  /** What a digit costs that is of hardly any height beside the others. */
  private static final double SMALL = 6;

  private NumberReader() {}

  /**
   * Reads a drawing.
   *
   * @param recognizer of single digits
   * @return no parts for a blank drawing, one for a single digit
   */
  public static NumberReading read(Recognizer recognizer, Drawing drawing) {
    Segment.Pieces pieces = pieces(drawing);
    List<Segment> units = pieces.units();
    if (units.size() <= 1 || units.size() > MOST_UNITS) {
      return whole(recognizer, drawing);
    }
    List<Candidate> candidates = candidates(recognizer, pieces);
    List<Candidate> best = bestPath(candidates, units);
    if (best.size() <= 1) {
      return whole(recognizer, drawing);
    }
    return new NumberReading(
        best.stream()
            .map(
                c ->
                    new NumberReading.Part(
                        c.drawing(), c.box().left(), c.box().right(), c.recognition()))
            .toList());
  }

  private static Segment.Pieces pieces(Drawing drawing) {
    return drawing.isLinesOnly() ? new StrokeSegmenter(drawing) : new PixelSegmenter(drawing);
  }

  private static NumberReading whole(Recognizer recognizer, Drawing drawing) {
    Recognizer.Recognition recognition = recognizer.recognize(drawing);
    return recognition.prediction().isEmpty()
        ? new NumberReading(List.of())
        : new NumberReading(List.of(new NumberReading.Part(drawing, 0, Drawing.SIZE, recognition)));
  }

  /** Pieces from {@code from} to before {@code to}, as one digit. */
  private record Candidate(
      int from, int to, Drawing drawing, Segment box, Recognizer.Recognition recognition) {}

  /** All runs of neighbouring pieces that are something, classified in one batch. */
  private static List<Candidate> candidates(Recognizer recognizer, Segment.Pieces pieces) {
    List<Segment> units = pieces.units();
    Segment all = Segment.around(units);
    List<Candidate> found = new ArrayList<>();
    List<GrayImage> images = new ArrayList<>();
    for (int from = 0; from < units.size(); from++) {
      for (int to = from + 1; to <= Math.min(units.size(), from + MOST_PIECES); to++) {
        Segment box = Segment.around(units.subList(from, to));
        boolean tooWide = box.width() > 2 * all.height() && to > from + 1;
        if (!tooWide) {
          Drawing drawing = pieces.drawing(from, to);
          Preprocessed input = recognizer.preprocessor().apply(drawing);
          images.add(input.result());
          found.add(
              new Candidate(
                  from, to, drawing, box, new Recognizer.Recognition(input, Optional.empty())));
        }
      }
    }
    List<Prediction> predictions = recognizer.classifier().predict(images);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Candidate c = found.get(i);
      Preprocessed input = c.recognition().preprocessed();
      if (!input.isBlank()) {
        candidates.add(
            new Candidate(
                c.from(),
                c.to(),
                c.drawing(),
                c.box(),
                new Recognizer.Recognition(input, Optional.of(predictions.get(i)))));
      }
    }
    return candidates;
  }

  private static List<Candidate> bestPath(List<Candidate> candidates, List<Segment> units) {
    int n = units.size();
    double height = Segment.around(units).height();
    double[] cost = new double[n + 1];
    Candidate[] last = new Candidate[n + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    for (int to = 1; to <= n; to++) {
      for (Candidate c : candidates) {
        if (c.to() == to) {
          double here =
              cost[c.from()] + costOf(c, units, height) + costOfCut(c.from(), units, height);
          if (here < cost[to]) {
            cost[to] = here;
            last[to] = c;
          }
        }
      }
    }
    List<Candidate> path = new ArrayList<>();
    for (int at = n; at > 0 && last[at] != null; at = last[at].from()) {
      path.add(0, last[at]);
    }
    return Double.isInfinite(cost[n]) ? List.of() : path;
  }

  private static double costOf(Candidate c, List<Segment> units, double height) {
    Prediction prediction = c.recognition().prediction().orElseThrow();
    double unknown = Math.max(0, -prediction.knownScore());
    double cost =
        ANOTHER
            - Math.log(Math.max(1e-4, prediction.confidence()))
            + Math.min(MOST_UNKNOWN, UNKNOWN * unknown);
    double right = units.get(c.from()).right();
    for (Segment unit : units.subList(c.from(), c.to())) {
      cost += GAP * Math.max(0, unit.left() - right) / height;
      right = Math.max(right, unit.right());
    }
    double share = Math.max(c.box().height(), c.box().width()) / height;
    return cost + SMALL * Math.max(0, 0.5 - share) / 0.5;
  }

  /** What it costs to begin a digit with piece {@code at}. */
  private static double costOfCut(int at, List<Segment> units, double height) {
    if (at == 0) {
      return 0;
    }
    Segment here = units.get(at);
    double cost = 0;
    for (Segment before : units.subList(Math.max(0, at - MOST_PIECES), at)) {
      for (Segment after : units.subList(at, Math.min(units.size(), at + MOST_PIECES))) {
        double overlap =
            Math.min(before.right(), after.right()) - Math.max(before.left(), after.left());
        double narrower = Math.max(0.12 * height, Math.min(before.width(), after.width()));
        cost = Math.max(cost, OVERLAP * Math.max(0, Math.min(1, overlap / narrower) - 0.1));
      }
    }
    boolean sameSource = units.get(at - 1).source() == here.source();
    return cost + (sameSource ? CUT : 0);
  }
}
