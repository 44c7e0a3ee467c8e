package org.sketch28.report;

import static org.sketch28.base.HtmlText.escape;
import static org.sketch28.report.ReportText.plain;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Reliability;
import org.sketch28.image.drawing.PngWriter;

/** The sections of a report that show an evaluation on test images. */
final class TestSections {

  /** More errors are a matter for the Errors view. */
  static final int MOST_ERRORS = 42;

  private final ReportPage page;
  private final Evaluation evaluation;

  TestSections(ReportPage page, Evaluation evaluation) {
    this.page = page;
    this.evaluation = evaluation;
  }

  void write() {
    confusion();
    calibration();
    errors();
  }

  private void confusion() {
    ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
    List<String> names = matrix.classNames();
    page.heading("Confusion matrix");
    page.soft("Rows are labels, columns are predictions. The numbers are of images.");
    StringBuilder table = new StringBuilder("<div class=\"wide\"><table class=\"confusion\">\n");
    table.append("<tr><th></th>");
    names.forEach(name -> table.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
    table.append("</tr>\n");
    for (int label = 0; label < names.size(); label++) {
      table.append("<tr><th scope=\"row\">").append(escape(names.get(label))).append("</th>");
      for (int predicted = 0; predicted < names.size(); predicted++) {
        table.append(cell(matrix, label, predicted));
      }
      table.append("</tr>\n");
    }
    page.raw(table.append("</table></div>\n").toString());
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      rows.add(
          List.of(
              names.get(c),
              plain("%d", matrix.ofLabel(c)),
              percent(matrix.precision(c)),
              percent(matrix.recall(c)),
              percent(matrix.f1(c))));
    }
    page.table(List.of("Class", "Images", "Precision", "Recall", "F1"), rows, true);
  }

  /** Errors are shaded by their share of the most frequent one. */
  private static String cell(ConfusionMatrix matrix, int label, int predicted) {
    int count = matrix.count(label, predicted);
    double shade =
        label == predicted
            ? 0.35 * matrix.share(label, predicted)
            : 0.6 * count / Math.max(1, matrix.mostErrors());
    return plain(
        "<td style=\"background:rgba(var(--%s),%.2f)\">%s</td>",
        label == predicted ? "good" : "bad", shade, count == 0 ? "·" : plain("%d", count));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : plain("%.2f %%", 100 * share);
  }

  private void calibration() {
    Reliability reliability = evaluation.reliability();
    page.heading("Calibration");
    page.soft(
        "A bar shows the accuracy of the predictions of that confidence. On the line, the two are"
            + " equal.");
    page.raw(ReliabilitySvg.of(reliability));
    page.paragraph(
        plain(
            "Expected calibration error %.2f %% (%.2f %% without the temperature of %.2f), negative"
                + " log-likelihood %.4f, Brier score %.4f.",
            100 * reliability.expectedCalibrationError(),
            100 * evaluation.uncalibrated().expectedCalibrationError(),
            evaluation.calibration().temperature(),
            reliability.negativeLogLikelihood(),
            reliability.brier()));
  }

  private void errors() {
    int[] all = evaluation.errors();
    page.heading("Worst errors");
    page.soft(
        plain(
            "%d of the %d wrong predictions, those of the highest loss first. Under each image: its"
                + " index, its label, and the prediction with its confidence.",
            Math.min(MOST_ERRORS, all.length), all.length));
    page.raw("<ul class=\"errors\">\n");
    IntStream.of(all)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -evaluation.loss(i)))
        .limit(MOST_ERRORS)
        .forEach(this::error);
    page.raw("</ul>\n");
  }

  private void error(int index) {
    List<String> names = evaluation.data().classNames();
    String label = names.get(evaluation.label(index));
    String predicted = names.get(evaluation.predicted(index));
    String words =
        plain(
            "%d: %s, predicted %s (%.0f %%)",
            index, label, predicted, 100 * evaluation.confidence(index));
    String png =
        Base64.getEncoder().encodeToString(PngWriter.encode(evaluation.data().image(index)));
    page.raw(
        plain(
            "<li><img width=\"84\" height=\"84\" alt=\"%s\" src=\"data:image/png;base64,%s\">%s</li>%n",
            escape(words), png, escape(words)));
  }
}
