package org.sketch28.train.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well a training does that goes over its images several times.
 *
 * @param length passes of the whole training; 0 if it has none
 * @param training accuracy on the images of each part of a pass, before they were learned from
 * @param validation accuracy on validation images after each pass; empty without such images
 */
public record LearningCurve(int length, List<Point> training, List<Point> validation) {

  /** Of a training that has no passes, or has not begun the first. */
  public static final LearningCurve NONE = new LearningCurve(0, List.of(), List.of());

  public LearningCurve {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * A point of a curve.
   *
   * @param at passes that were done, such as 1.5 in the middle of the second one
   * @param accuracy 0…1
   */
  public record Point(double at, double accuracy) {}

  /**
   * The beginning of this curve, of a training that resumes after a pass.
   *
   * @param done passes
   * @param newLength of the training
   */
  public LearningCurve resumed(int done, int newLength) {
    return new LearningCurve(newLength, until(training, done), until(validation, done));
  }

  private static List<Point> until(List<Point> points, int done) {
    return points.stream().filter(point -> point.at() <= done).toList();
  }

  /** The same curve with another point of the images that are learned from. */
  public LearningCurve withTraining(double at, double accuracy) {
    return new LearningCurve(length, with(training, at, accuracy), validation);
  }

  /** The same curve with another point of the validation images. */
  public LearningCurve withValidation(int pass, double accuracy) {
    return new LearningCurve(length, training, with(validation, pass, accuracy));
  }

  private static List<Point> with(List<Point> points, double at, double accuracy) {
    return Stream.concat(points.stream(), Stream.of(new Point(at, accuracy))).toList();
  }

  /**
   * What is known of a pass.
   *
   * @param pass from 1
   * @param accuracy on its images, each before it was learned from, 0…1; NaN if it is not known
   * @param validationAccuracy after it, 0…1; NaN if it was not measured
   */
  public record Pass(int pass, double accuracy, double validationAccuracy) {}

  /** The passes that are done and of which something is known, in their order. */
  public List<Pass> done() {
    List<Pass> done = new ArrayList<>();
    for (int pass = 1; pass <= length; pass++) {
      Pass each = new Pass(pass, accuracy(pass), validationAccuracy(pass));
      if (!Double.isNaN(each.accuracy()) || !Double.isNaN(each.validationAccuracy())) {
        done.add(each);
      }
    }
    return done;
  }

  /** The accuracy of a whole pass, whose parts need not be of one size. */
  private double accuracy(int pass) {
    double before = pass - 1;
    double sum = 0;
    for (Point point : training) {
      if (point.at() > pass - 1 && point.at() <= pass) {
        sum += (point.at() - before) * point.accuracy();
        before = point.at();
      }
    }
    return before == pass ? sum : Double.NaN;
  }

  /** The accuracy on validation images after a pass; NaN if it was not measured. */
  public double validationAccuracy(int pass) {
    return validation.stream()
        .filter(point -> point.at() == pass)
        .mapToDouble(Point::accuracy)
        .findFirst()
        .orElse(Double.NaN);
  }
}
