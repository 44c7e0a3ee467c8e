package org.sketch28.train.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well a training does that goes over its images several times.
 *
 * @param passes of the whole training
 * @param learning accuracy on the images of each part of a pass, before they were learned from
 * @param validation accuracy on validation images after each pass; empty without such images
 */
public record LearningCurve(int passes, List<Point> learning, List<Point> validation) {

  /** Before the first pass of a training whose length is not known yet. */
  public static final LearningCurve NONE = new LearningCurve(0, List.of(), List.of());

  public LearningCurve {
    learning = List.copyOf(learning);
    validation = List.copyOf(validation);
  }

  /**
   * A point of a curve.
   *
   * @param passes that were done, such as 1.5 in the middle of the second one
   * @param accuracy 0…1
   */
  public record Point(double passes, double accuracy) {}

  /** The same curve without what came after a pass. */
  public LearningCurve until(int done, int all) {
    return new LearningCurve(all, until(learning, done), until(validation, done));
  }

  private static List<Point> until(List<Point> points, int done) {
    return points.stream().filter(point -> point.passes() <= done).toList();
  }

  /** The same curve with another point of the images that are learned from. */
  public LearningCurve withLearning(double done, double accuracy) {
    return new LearningCurve(passes, with(learning, done, accuracy), validation);
  }

  /** The same curve with another point of the validation images. */
  public LearningCurve withValidation(double done, double accuracy) {
    return new LearningCurve(passes, learning, with(validation, done, accuracy));
  }

  private static List<Point> with(List<Point> points, double done, double accuracy) {
    return Stream.concat(points.stream(), Stream.of(new Point(done, accuracy))).toList();
  }

  /**
   * What is known of a pass.
   *
   * @param pass from 1
   * @param accuracy on its images, each before it was learned from, 0…1; NaN if it was not noted
   * @param validationAccuracy after it, 0…1; NaN if it was not measured
   */
  public record Pass(int pass, double accuracy, double validationAccuracy) {}

  /** The passes that are done, in their order. */
  public List<Pass> done() {
    List<Pass> done = new ArrayList<>();
    double last =
        Stream.concat(learning.stream(), validation.stream())
            .mapToDouble(Point::passes)
            .max()
            .orElse(0);
    for (int pass = 1; pass <= last; pass++) {
      done.add(new Pass(pass, mean(learning, pass), mean(validation, pass)));
    }
    return done;
  }

  private static double mean(List<Point> points, int pass) {
    return points.stream()
        .filter(point -> point.passes() > pass - 1 && point.passes() <= pass)
        .mapToDouble(Point::accuracy)
        .average()
        .orElse(Double.NaN);
  }
}
