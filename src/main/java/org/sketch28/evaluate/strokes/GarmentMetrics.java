package org.sketch28.evaluate.strokes;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.CalibrationError;
import org.sketch28.evaluate.RocAuc;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;

/** Measures a model of garments. */
final class GarmentMetrics {

  private final StrokeEvaluation evaluation;
  private final Preprocessor preprocessor;
  private final Classifier classifier;

  GarmentMetrics(StrokeEvaluation evaluation, Preprocessor preprocessor) {
    this.evaluation = evaluation;
    this.preprocessor = preprocessor;
    this.classifier = evaluation.recognizer().classifier();
  }

  void run() throws UserFacingException {
    boolean unknown = evaluation.settings().has(StrokeEvaluation.Group.UNKNOWN);
    if (evaluation.settings().has(StrokeEvaluation.Group.DRAWINGS) || unknown) {
      drawings(unknown);
    }
    if (evaluation.settings().has(StrokeEvaluation.Group.CALIBRATION)) {
      photographs();
    }
  }

  private void drawings(boolean unknown) throws UserFacingException {
    List<StrokeFile.Sample> all = evaluation.quickDraw();
    List<StrokeFile.Sample> garments =
        all.stream().filter(s -> GarmentWords.isGarment(s.word())).toList();
    DrawingBatch batch = batch(garments);
    BinomialCount lenient = new BinomialCount(0, 0);
    BinomialCount strict = new BinomialCount(0, 0);
    for (int i = 0; i < garments.size(); i++) {
      String word = garments.get(i).word();
      int best = batch.predictions().get(i).best();
      lenient = lenient.plus(!batch.isBlank(i) && GarmentWords.lenient(word, best));
      strict = strict.plus(!batch.isBlank(i) && GarmentWords.strict(word, best));
    }
    evaluation.report(Metric.share("garment drawings, lenient", lenient));
    evaluation.report(Metric.share("garment drawings, strict", strict));
    for (String word : GarmentWords.all()) {
      BinomialCount own = new BinomialCount(0, 0);
      for (int i = 0; i < garments.size(); i++) {
        if (garments.get(i).word().equals(word)) {
          int best = batch.predictions().get(i).best();
          own = own.plus(!batch.isBlank(i) && GarmentWords.strict(word, best));
        }
      }
      evaluation.report(Metric.share(word + ", strict", own));
    }
    evaluation.report(Metric.share("garment drawings accepted", batch.accepted()));
    if (unknown) {
      List<StrokeFile.Sample> others =
          all.stream().filter(s -> !GarmentWords.isGarment(s.word())).toList();
      DrawingBatch rest = batch(others);
      evaluation.report(
          Metric.area(
              "AUROC of garment drawings against drawings of other things",
              RocAuc.auroc(batch.scores(), rest.scores()),
              others.size()));
      evaluation.report(Metric.share("drawings of other things accepted", rest.accepted()));
    }
  }

  private DrawingBatch batch(List<StrokeFile.Sample> samples) {
    List<Drawing> drawings = samples.stream().map(StrokeFile.Sample::drawing).toList();
    return DrawingBatch.of(classifier, preprocessor, drawings);
  }

  private void photographs() throws UserFacingException {
    ImageDataset test = evaluation.images(PublicDatasets.FASHION_MNIST, Split.TEST);
    List<GrayImage> images = new ArrayList<>();
    int[] labels = new int[test.size()];
    for (int i = 0; i < labels.length; i++) {
      images.add(test.image(i));
      labels[i] = test.label(i);
    }
    DrawingBatch batch = DrawingBatch.of(classifier, images);
    evaluation.report(Metric.share("Fashion-MNIST test accuracy", batch.correct(labels)));
    evaluation.report(Metric.share("Fashion-MNIST test images accepted", batch.accepted()));
    evaluation.report(
        Metric.percent(
            "ECE on Fashion-MNIST test",
            CalibrationError.expected(batch.predictions(), labels),
            labels.length));
    int count = evaluation.counts().drawings();
    evaluation.report(
        Metric.area(
            "AUROC of Fashion-MNIST test against synthetic drawings of kinds never learned",
            RocAuc.auroc(batch.scores(), DigitMetrics.synthetic(classifier, count).scores()),
            count));
  }
}
