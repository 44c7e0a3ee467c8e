package org.sketch28.evaluate;

import java.util.List;
import org.sketch28.data.PenDigits;
import org.sketch28.image.Drawing;
import org.sketch28.image.DrawingRasterizer;
import org.sketch28.model.NumberReader;
import org.sketch28.model.NumberReading;
import org.sketch28.model.Recognizer;

/** The figures of several digits at once. */
final class NumberFigures {

  private static final int NUMBERS = 400;
  private static final int PICTURE_PIXELS = 560;

  private final StrokeEvaluation evaluation;
  private final Recognizer recognizer;
  private final List<PenDigits.Sample> samples;

  NumberFigures(StrokeEvaluation evaluation, List<PenDigits.Sample> samples) {
    this.evaluation = evaluation;
    this.recognizer = evaluation.recognizer();
    this.samples = samples;
  }

  void run() {
    Tally all = new Tally(0, 0);
    Tally pictures = new Tally(0, 0);
    for (int digits = 2; digits <= 4; digits++) {
      NumberComposer composer = new NumberComposer(samples, digits);
      Tally tally = new Tally(0, 0);
      for (int i = 0; i < NUMBERS; i++) {
        NumberComposer.Composed number = composer.compose(digits);
        boolean right = read(number.drawing()).equals(number.text());
        tally = tally.plus(right);
        all = all.plus(right);
        if (i % 4 == 0) {
          Drawing picture =
              Drawing.of(DrawingRasterizer.rasterize(number.drawing(), PICTURE_PIXELS));
          pictures = pictures.plus(read(picture).equals(number.text()));
        }
      }
      evaluation.tell(Figure.share("whole numbers of " + digits + " digits", tally));
    }
    evaluation.tell(Figure.share("whole numbers of 2 to 4 digits", all));
    evaluation.tell(Figure.share("the same as pictures", pictures));
    Tally single = new Tally(0, 0);
    for (PenDigits.Sample sample : samples) {
      single = single.plus(read(sample.drawing()).equals(Integer.toString(sample.digit())));
    }
    evaluation.tell(Figure.share("single digits read as numbers", single));
  }

  private String read(Drawing drawing) {
    NumberReading reading = NumberReader.read(recognizer, drawing);
    return reading.text(recognizer.classifier().classNames());
  }
}
