package org.sketch28.report;

import static org.sketch28.report.ReportText.plain;

/** The headline of a report: how good the model is on test images, unless these have chosen it. */
final class AccuracySection {

  private AccuracySection() {}

  /**
   * Writes it.
   *
   * @param untested why there are no figures, if there are none
   * @param chosen whether the test images have chosen the model
   */
  static void write(ReportPage page, ReportData data, String untested, boolean chosen) {
    page.heading(chosen ? "Accuracy on the images that chose the epoch" : "Test accuracy");
    if (data.test() == null) {
      page.paragraph(untested);
      return;
    }
    ReportData.TestFigures test = data.test();
    if (chosen) {
      page.paragraph(
          plain(
              "%.2f %%. By the published protocol, the test images chose the best epoch, so this is"
                  + " too optimistic.",
              100 * test.accuracy()));
    } else {
      page.raw(plain("<p class=\"figure\">%.2f %%</p>%n", 100 * test.accuracy()));
    }
    page.paragraph(
        plain(
            "95 %% interval (Wilson): %.2f to %.2f %%. %d of %d test images of %s are classified"
                + " correctly.",
            100 * test.low(), 100 * test.high(), test.correct(), test.count(), test.dataset()));
  }
}
