package org.sketch28.evaluate.strokes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.data.synth.Outliers;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.CalibrationError;
import org.sketch28.evaluate.RocAuc;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidthChange;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;

/** Measures a model of digits. */
final class DigitMetrics {

  /** MNIST's median stroke width, in pixels of the 28 × 28 image. */
  private static final double PEN = 2.4;

  /** Changes of stroke width, in pixels on each side. */
  private static final double[] WIDTHS = {-0.8, -0.4, 0.75, 1.5};

  private static final double[] SIZES = {0.3, 0.5, 1, 1.5, 2};
  private static final double[] ANGLES = {-15, -7.5, 7.5, 15};
  private static final int PICTURE_PIXELS = 280;

  private final StrokeEvaluation evaluation;
  private final StrokeEvaluation.Settings settings;
  private final Preprocessor preprocessor;
  private final Classifier classifier;
  private final List<Drawing> drawings;
  private final List<PenDigits.Sample> samples;
  private final int[] labels;
  private final DrawingBatch base;

  DigitMetrics(StrokeEvaluation evaluation, Preprocessor preprocessor) throws UserFacingException {
    this.evaluation = evaluation;
    this.settings = evaluation.settings();
    this.preprocessor = preprocessor;
    this.classifier = evaluation.recognizer().classifier();
    this.samples = evaluation.penDigits();
    this.drawings = samples.stream().map(PenDigits.Sample::drawing).toList();
    this.labels = samples.stream().mapToInt(PenDigits.Sample::digit).toArray();
    this.base = DrawingBatch.of(classifier, preprocessor, drawings);
  }

  void run() throws UserFacingException {
    evaluation.report(Metric.share("pen digits of writers left out", base.correct(labels)));
    evaluation.report(Metric.share("pen digits accepted", base.accepted()));
    if (settings.has(StrokeEvaluation.Group.WIDTH)) {
      width();
    }
    if (settings.has(StrokeEvaluation.Group.SIZE)) {
      size();
    }
    if (settings.has(StrokeEvaluation.Group.ROTATION)) {
      for (double angle : ANGLES) {
        cost(measure("cost of rotation by %+.1f°", angle), d -> DrawingChanges.rotated(d, angle));
      }
    }
    if (settings.has(StrokeEvaluation.Group.UNKNOWN)) {
      unknown();
    }
    if (settings.has(StrokeEvaluation.Group.CALIBRATION)) {
      calibration();
    }
    if (settings.has(StrokeEvaluation.Group.NUMBERS) && !settings.plain()) {
      new NumberMetrics(evaluation, samples).run();
    }
  }

  /** The same in every locale, because scripts and model files find a metric by its name. */
  private static String measure(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  private void cost(String measure, UnaryOperator<Drawing> change) {
    DrawingBatch changed =
        DrawingBatch.of(classifier, preprocessor, drawings.stream().map(change).toList());
    reportCost(measure, changed);
  }

  private void reportCost(String measure, DrawingBatch changed) {
    double cost = base.correct(labels).accuracy() - changed.correct(labels).accuracy();
    evaluation.report(Metric.percent(measure, cost, labels.length));
  }

  private void width() {
    for (double side : WIDTHS) {
      String by = measure("%+.2f px per side", side);
      double share = (PEN + 2 * side) / (20 - PEN - 2 * side);
      // In canvas units, relative to the length of the drawing.
      cost("cost of a brush of " + by, d -> DrawingChanges.brushed(d, share * length(d)));
      cost(
          "cost of a picture drawn with a brush of " + by,
          d ->
              Drawing.of(
                  DrawingRasterizer.rasterize(
                      DrawingChanges.brushed(d, share * length(d)), PICTURE_PIXELS)));
      if (!settings.plain()) {
        reportCost(
            "cost of strokes in the network's input of " + by,
            DrawingBatch.of(classifier, new MnistPreprocessor(PEN + 2 * side), drawings));
      }
    }
  }

  private static double length(Drawing drawing) {
    var bounds = Skeleton.bounds(drawing.strokes());
    return Math.max(bounds.getWidth(), bounds.getHeight());
  }

  private void size() {
    SplittableRandom random = new SplittableRandom(1);
    for (double size : SIZES) {
      double room = Math.max(0, 1 - 0.7 * size) / 2 * Drawing.SIZE;
      cost(
          measure("cost of %.1f times the size, anywhere", size),
          d ->
              DrawingChanges.placed(
                  d,
                  size,
                  room * (2 * random.nextDouble() - 1),
                  room * (2 * random.nextDouble() - 1)));
    }
  }

  private void unknown() throws UserFacingException {
    List<StrokeFile.Sample> others =
        evaluation.quickDraw().stream().filter(s -> !GarmentWords.isGarment(s.word())).toList();
    DrawingBatch rest =
        DrawingBatch.of(
            classifier, preprocessor, others.stream().map(StrokeFile.Sample::drawing).toList());
    evaluation.report(
        Metric.area(
            "AUROC of pen digits against drawings of other things",
            RocAuc.auroc(base.scores(), rest.scores()),
            others.size()));
    evaluation.report(Metric.share("drawings of other things accepted", rest.accepted()));
    int count = evaluation.counts().drawings();
    evaluation.report(
        Metric.area(
            "AUROC of pen digits against synthetic drawings of kinds never learned",
            RocAuc.auroc(base.scores(), synthetic(classifier, count).scores()),
            count));
  }

  static DrawingBatch synthetic(Classifier classifier, int count) {
    byte[] pixels = Outliers.judgingImages(classifier.classNames(), count, 1);
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(
          new GrayImage(
              ImageDataset.SIDE,
              ImageDataset.SIDE,
              Arrays.copyOfRange(pixels, i * ImageDataset.PIXELS, (i + 1) * ImageDataset.PIXELS)));
    }
    return DrawingBatch.of(classifier, images);
  }

  private void calibration() throws UserFacingException {
    evaluation.report(
        Metric.percent(
            "ECE on pen digits",
            CalibrationError.expected(base.predictions(), labels),
            labels.length));
    ImageDataset test = evaluation.images(PublicDatasets.MNIST, Split.TEST);
    DrawingBatch mnist = batch(test);
    int[] digits = digits(test);
    evaluation.report(Metric.share("MNIST test accuracy", mnist.correct(digits)));
    evaluation.report(Metric.share("MNIST test images accepted", mnist.accepted()));
    evaluation.report(
        Metric.percent(
            "ECE on MNIST test",
            CalibrationError.expected(mnist.predictions(), digits),
            digits.length));
    ImageDataset fashion = evaluation.images(PublicDatasets.FASHION_MNIST, Split.TEST);
    DrawingBatch garments = batch(fashion);
    evaluation.report(
        Metric.area(
            "AUROC of MNIST test against Fashion-MNIST test",
            RocAuc.auroc(mnist.scores(), garments.scores()),
            fashion.size()));
    if (settings.has(StrokeEvaluation.Group.WIDTH)) {
      for (double side : WIDTHS) {
        mnistWidth(test, digits, mnist, side);
      }
    }
  }

  private void mnistWidth(ImageDataset test, int[] digits, DrawingBatch mnist, double side) {
    List<GrayImage> changed = new ArrayList<>();
    for (int i = 0; i < digits.length; i++) {
      changed.add(StrokeWidthChange.apply(test.image(i), side));
    }
    DrawingBatch batch = DrawingBatch.of(classifier, changed);
    evaluation.report(
        Metric.percent(
            measure("cost of MNIST test images with strokes of %+.2f px per side", side),
            mnist.correct(digits).accuracy() - batch.correct(digits).accuracy(),
            digits.length));
    DrawingBatch pictures =
        DrawingBatch.of(
            classifier, preprocessor, changed.stream().map(image -> Drawing.of(image)).toList());
    evaluation.report(
        Metric.percent(
            measure(
                "cost of the same as pictures, through the preprocessing, of %+.2f px per side",
                side),
            mnist.correct(digits).accuracy() - pictures.correct(digits).accuracy(),
            digits.length));
  }

  private DrawingBatch batch(ImageDataset data) {
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(data.image(i));
    }
    return DrawingBatch.of(classifier, images);
  }

  private static int[] digits(ImageDataset data) {
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    return labels;
  }
}
