package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.Prediction;

/**
 * Reads several digits side by side: cuts the drawing into segments, tries every way of joining
 * neighbouring segments to digits, and chooses the one whose digits are most probable and whose
 * gaps are between digits (segmentation by recognition; LeCun et al. 1998, section V). One digit of
 * several strokes stays one digit.
 *
 * <p>Costs are in nats. They were chosen with numbers by other writers than those of the test.
 */
public final class NumberReader {

  /** No digit has more segments than this. */
  private static final int MOST_PER_DIGIT = 5;

  /** No number has more segments than this. */
  private static final int MOST_SEGMENTS = 40;

  /** The cost of each digit, so that none is split without need. */
  private static final double ANOTHER = 1.0;

  /** The cost of each unit of known score below 0, and the most that it may be. */
  private static final double UNKNOWN = 0.8;

  private static final double MOST_UNKNOWN = 8;

  /** The cost of separating segments that lie over each other, at full overlap. */
  private static final double OVERLAP = 14;

  /** The cost of cutting through one stroke or connected ink. */
  private static final double CUT = 2;

  /** The cost of a gap within a digit, by its share of the height. */
  private static final double GAP = 12;

  /** The cost of a digit that is tiny beside the others. */
  private static final double SMALL = 6;

  private final Recognizer recognizer;
  private final Drawing drawing;
  private final Segment.Pieces pieces;
  private final List<Segment> segments;

  /** The whole drawing as one digit; classified once at most, and only when it is needed. */
  private Optional<Recognizer.Recognition> whole;

  private NumberReader(
      Recognizer recognizer, Drawing drawing, Optional<Recognizer.Recognition> whole) {
    this.recognizer = recognizer;
    this.drawing = drawing;
    this.whole = whole;
    this.pieces = pieces(drawing);
    this.segments = pieces.segments();
  }

  /**
   * Reads a drawing.
   *
   * @param recognizer of single digits
   * @return no parts for a blank drawing, one for a single digit
   */
  public static NumberReading read(Recognizer recognizer, Drawing drawing) {
    return read(recognizer, drawing, Optional.empty());
  }

  /**
   * Reads a drawing that was recognized as one thing before.
   *
   * @param whole what {@code recognizer} recognized it as
   */
  static NumberReading read(Recognizer recognizer, Drawing drawing, Recognizer.Recognition whole) {
    return read(recognizer, drawing, Optional.of(whole));
  }

  private static NumberReading read(
      Recognizer recognizer, Drawing drawing, Optional<Recognizer.Recognition> whole) {
    List<Drawing> rows = DrawingRows.of(drawing);
    if (rows.size() > 1) {
      NumberReading all = readRows(recognizer, rows);
      // Two circles may be an 8.
      if (all.parts().size() > rows.size()) {
        return all;
      }
    }
    return new NumberReader(recognizer, drawing, whole).read();
  }

  private static NumberReading readRows(Recognizer recognizer, List<Drawing> rows) {
    List<NumberReading.Part> parts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      new NumberReader(recognizer, rows.get(row), Optional.empty())
          .read().parts().stream().map(part -> part.inRow(at)).forEach(parts::add);
    }
    return new NumberReading(parts);
  }

  private NumberReading read() {
    if (segments.size() <= 1 || segments.size() > MOST_SEGMENTS || isTiny()) {
      return single();
    }
    List<Candidate> best = bestPath(candidates(), segments);
    return best.size() <= 1
        ? single()
        : new NumberReading(best.stream().map(Candidate::part).toList());
  }

  private static Segment.Pieces pieces(Drawing drawing) {
    return drawing.isLinesOnly() ? new StrokeSegmenter(drawing) : new PixelSegmenter(drawing);
  }

  /** Whether the drawing is no larger than two strokes of the brush beside each other. */
  private boolean isTiny() {
    Segment all = Segment.around(segments);
    double brush = drawing.strokes().stream().mapToDouble(Stroke::width).max().orElse(0);
    return drawing.isLinesOnly() && Math.max(all.width(), all.height()) < 2 * brush;
  }

  private Recognizer.Recognition whole() {
    if (whole.isEmpty()) {
      whole = Optional.of(recognizer.recognize(drawing));
    }
    return whole.get();
  }

  private NumberReading single() {
    Rectangle2D square = new Rectangle2D.Double(0, 0, Drawing.SIZE, Drawing.SIZE);
    return whole().prediction().isEmpty()
        ? new NumberReading(List.of())
        : new NumberReading(List.of(new NumberReading.Part(drawing, square, 0, whole())));
  }

  /** Segments from {@code from} to before {@code to}, as one digit. */
  private record Candidate(
      int from, int to, Drawing drawing, Segment box, Recognizer.Recognition recognition) {

    NumberReading.Part part() {
      return new NumberReading.Part(drawing, box.rectangle(), 0, recognition);
    }
  }

  /** All runs of neighbouring segments that are not blank, classified in one batch. */
  private List<Candidate> candidates() {
    Segment all = Segment.around(segments);
    List<Candidate> candidates = new ArrayList<>();
    List<Candidate> waiting = new ArrayList<>();
    for (int from = 0; from < segments.size(); from++) {
      for (int to = from + 1; to <= Math.min(segments.size(), from + MOST_PER_DIGIT); to++) {
        Segment box = Segment.around(segments.subList(from, to));
        boolean tooWide = box.width() > 2 * all.height() && to > from + 1;
        if (!tooWide) {
          boolean isWhole = to - from == segments.size() && pieces.isUncut();
          Candidate candidate =
              isWhole
                  ? new Candidate(from, to, drawing, box, whole())
                  : preprocessed(from, to, box);
          (isWhole ? candidates : waiting).add(candidate);
        }
      }
    }
    candidates.addAll(classified(waiting));
    candidates.removeIf(candidate -> candidate.recognition().prediction().isEmpty());
    return candidates;
  }

  private Candidate preprocessed(int from, int to, Segment box) {
    Drawing part = pieces.drawing(from, to);
    Preprocessed input = recognizer.preprocess(part);
    return new Candidate(from, to, part, box, new Recognizer.Recognition(input, Optional.empty()));
  }

  /** The same candidates with predictions; without those that are blank. */
  private List<Candidate> classified(List<Candidate> candidates) {
    List<GrayImage> images =
        candidates.stream().map(c -> c.recognition().preprocessed().result()).toList();
    List<Prediction> predictions = recognizer.classifier().predict(images);
    List<Candidate> classified = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate c = candidates.get(i);
      Preprocessed input = c.recognition().preprocessed();
      if (!input.isBlank()) {
        classified.add(
            new Candidate(
                c.from(),
                c.to(),
                c.drawing(),
                c.box(),
                new Recognizer.Recognition(input, Optional.of(predictions.get(i)))));
      }
    }
    return classified;
  }

  private static List<Candidate> bestPath(List<Candidate> candidates, List<Segment> segments) {
    int n = segments.size();
    double height = Segment.around(segments).height();
    double[] cost = new double[n + 1];
    Candidate[] last = new Candidate[n + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    for (int to = 1; to <= n; to++) {
      for (Candidate c : candidates) {
        if (c.to() == to) {
          double here =
              cost[c.from()] + costOf(c, segments, height) + costOfCut(c.from(), segments, height);
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

  private static double costOf(Candidate c, List<Segment> segments, double height) {
    Prediction prediction = c.recognition().prediction().orElseThrow();
    double unknown = Math.max(0, -prediction.knownScore());
    double cost =
        ANOTHER
            - Math.log(Math.max(1e-4, prediction.confidence()))
            + Math.min(MOST_UNKNOWN, UNKNOWN * unknown);
    double right = segments.get(c.from()).right();
    for (Segment segment : segments.subList(c.from(), c.to())) {
      cost += GAP * Math.max(0, segment.left() - right) / height;
      right = Math.max(right, segment.right());
    }
    double share = Math.max(c.box().height(), c.box().width()) / height;
    return cost + SMALL * Math.max(0, 0.5 - share) / 0.5;
  }

  /** The cost of beginning a digit with segment {@code at}. */
  private static double costOfCut(int at, List<Segment> segments, double height) {
    if (at == 0) {
      return 0;
    }
    Segment here = segments.get(at);
    double cost = 0;
    for (Segment before : segments.subList(Math.max(0, at - MOST_PER_DIGIT), at)) {
      for (Segment after : segments.subList(at, Math.min(segments.size(), at + MOST_PER_DIGIT))) {
        double overlap =
            Math.min(before.right(), after.right()) - Math.max(before.left(), after.left());
        double narrower = Math.max(0.12 * height, Math.min(before.width(), after.width()));
        cost = Math.max(cost, OVERLAP * Math.max(0, Math.min(1, overlap / narrower) - 0.1));
      }
    }
    boolean sameSource = segments.get(at - 1).source() == here.source();
    return cost + (sameSource ? CUT : 0);
  }
}
