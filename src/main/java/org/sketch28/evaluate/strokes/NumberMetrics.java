package org.sketch28.evaluate.strokes;

import java.util.List;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.model.recognize.NumberReader;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

/** Measures how well numbers of several digits are read. */
final class NumberMetrics {

  private static final int PICTURE_PIXELS = 560;

  private final StrokeEvaluation evaluation;
  private final Recognizer recognizer;
  private final List<PenDigits.Sample> samples;

  /**
   * @param samples the digits to compose numbers from
   */
  NumberMetrics(StrokeEvaluation evaluation, List<PenDigits.Sample> samples) {
    this.evaluation = evaluation;
    this.recognizer = evaluation.recognizer();
    this.samples = samples;
  }

  void run() {
    BinomialCount all = new BinomialCount(0, 0);
    BinomialCount pictures = new BinomialCount(0, 0);
    for (int digits = 2; digits <= 4; digits++) {
      NumberComposer composer = new NumberComposer(samples, digits);
      BinomialCount count = new BinomialCount(0, 0);
      for (int i = 0; i < evaluation.counts().numbers(); i++) {
        NumberComposer.Composed number = composer.compose(digits);
        boolean correct = read(number.drawing()).equals(number.text());
        count = count.plus(correct);
        all = all.plus(correct);
        if (i % 4 == 0) {
          Drawing picture =
              Drawing.of(DrawingRasterizer.rasterize(number.drawing(), PICTURE_PIXELS));
          pictures = pictures.plus(read(picture).equals(number.text()));
        }
      }
      evaluation.report(Metric.share("whole numbers of " + digits + " digits", count));
    }
    evaluation.report(Metric.share("whole numbers of 2 to 4 digits", all));
    evaluation.report(Metric.share("the same as pictures", pictures));
    BinomialCount single = new BinomialCount(0, 0);
    for (PenDigits.Sample sample : samples) {
      single = single.plus(read(sample.drawing()).equals(Integer.toString(sample.digit())));
    }
    evaluation.report(Metric.share("single digits read as numbers", single));
  }

  private String read(Drawing drawing) {
    NumberReading reading = NumberReader.read(recognizer, drawing);
    return reading.text(recognizer.classifier().classNames());
  }
}
