package org.sketch28.report;

import static org.sketch28.base.HtmlText.escape;
import static org.sketch28.report.ReportText.UNKNOWN;
import static org.sketch28.report.ReportText.orUnknown;
import static org.sketch28.report.ReportText.plain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunOrigin;
import org.sketch28.train.run.TrainingMachine;

/** Writes a report as one HTML file that needs nothing else, no network either. */
public final class HtmlReport {

  private final ReportContent content;
  private final ReportData data;
  private final ReportPage page = new ReportPage();

  private HtmlReport(ReportContent content) {
    this.content = content;
    this.data = content.data();
  }

  /**
   * Writes a report in place of an older file.
   *
   * @throws UserFacingException if the file cannot be written
   */
  public static void write(ReportContent content, Path file) throws UserFacingException {
    try {
      AtomicFiles.write(file, of(content));
    } catch (IOException e) {
      throw new UserFacingException(
          "The report cannot be written to %s: %s. Choose another file, or free some space."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /** The bytes of the file. */
  static byte[] of(ReportContent content) {
    return new HtmlReport(content).write().getBytes(StandardCharsets.UTF_8);
  }

  private String write() {
    page.raw(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        """);
    page.element("title", data.title() + " · Sketch28");
    page.raw("<style>\n" + style() + "</style>\n</head>\n<body>\n");
    head();
    training();
    settings();
    curves();
    content.evaluation().ifPresent(each -> new TestSections(page, each).write());
    results();
    looks();
    repeat();
    licences();
    page.raw(EmbeddedData.script(data));
    page.raw("</body>\n</html>\n");
    return page.toString();
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    page.element("h1", orUnknown(data.title()));
    page.soft(
        "Report made by Sketch28 at %s. Run: %s. Model: %s."
            .formatted(
                data.created(),
                orUnknown(data.run()),
                data.model() == null ? "none" : data.model()));
    if (!data.description().isEmpty()) {
      page.paragraph(data.description());
    }
    AccuracySection.write(page, data, content.untested(), content.chosenByTest());
  }

  private void training() {
    page.heading("Data");
    page.table(
        List.of("Dataset", "Name", "Licence", "Source"),
        data.datasets().stream()
            .map(
                each ->
                    List.of(
                        orUnknown(each.title()),
                        each.name(),
                        orUnknown(each.licence()),
                        orUnknown(each.source())))
            .toList(),
        false);
    List<List<String>> sums = new ArrayList<>();
    data.sha256().forEach((file, sum) -> sums.add(List.of(file, sum)));
    if (sums.isEmpty()) {
      sums.add(List.of("SHA-256 of the training files", UNKNOWN));
    }
    page.facts(sums);
    page.paragraph("Validation: " + orUnknown(data.split()));
    page.heading("Machine");
    if (data.machines().isEmpty()) {
      page.paragraph("Engine, processor, cores, system and version: " + UNKNOWN + ".");
    }
    for (TrainingMachine machine : data.machines()) {
      machine(machine);
    }
    page.facts(
        List.of(
            List.of("State of the run", status(data.status())),
            List.of(
                "Time of training",
                data.seconds() == null ? UNKNOWN : plain("%.0f s", data.seconds()))));
  }

  private static String status(RunInfo.Status status) {
    return status == null
        ? UNKNOWN
        : switch (status) {
          case FINISHED -> "finished";
          case STOPPED -> "stopped before its end";
          case FAILED -> "ended by an error";
          case RUNNING -> "not finished";
        };
  }

  private void machine(TrainingMachine machine) {
    page.facts(
        List.of(
            List.of("Engine", orUnknown(machine.engine())),
            List.of("Processor", orUnknown(machine.processor())),
            List.of("Cores", machine.cores() == 0 ? UNKNOWN : plain("%d", machine.cores())),
            List.of("System", orUnknown(machine.system())),
            List.of("Java", orUnknown(machine.java())),
            List.of("Sketch28", orUnknown(machine.program()))));
  }

  private void settings() {
    page.heading("Settings");
    if (data.config() == null) {
      page.paragraph("Settings of a single run: " + UNKNOWN + ".");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    ReportText.settings(data.config()).forEach((name, value) -> rows.add(List.of(name, value)));
    RunOrigin origin = data.origin();
    rows.add(
        List.of(
            "first weights",
            origin == null
                ? UNKNOWN
                : origin.start() == null
                    ? "random, from the seed"
                    : origin.start().name() + ", SHA-256 " + origin.start().parametersSha256()));
    if (origin != null && origin.teacher() != null) {
      rows.add(List.of("SHA-256 of the teacher", origin.teacher().parametersSha256()));
    }
    page.facts(rows);
  }

  private void curves() {
    page.heading("Curves");
    if (data.epochs().isEmpty()) {
      page.paragraph("The curves are saved with the run, which is not on this machine.");
      return;
    }
    String second =
        content.data().looks() != null && data.looks().epochs() > 0 ? "test" : "validation";
    page.raw(
        plain(
            "<p class=\"key\"><span class=\"first\">● training</span><span class=\"second\">●"
                + " %s</span></p>%n",
            second));
    page.soft("Loss in nats, by epoch");
    page.raw(
        CurveSvg.of(
            "Loss by epoch",
            data.epochs(),
            ReportData.Epoch::trainingLoss,
            ReportData.Epoch::validationLoss));
    page.soft("Accuracy, by epoch");
    page.raw(
        CurveSvg.of(
            "Accuracy by epoch",
            data.epochs(),
            ReportData.Epoch::trainingAccuracy,
            ReportData.Epoch::validationAccuracy));
  }

  private void results() {
    page.heading("Drawings of people, and everything else that was measured");
    List<List<String>> rows = new ArrayList<>();
    for (ModelManifest.Result result : data.results()) {
      rows.add(
          List.of(
              result.measure(),
              ModelFigures.words(result),
              plain("%d", result.count()),
              result.command() == null ? UNKNOWN : result.command()));
    }
    boolean drawn =
        data.results().stream()
            .anyMatch(
                each -> each.command() != null && each.command().contains("evaluate-strokes"));
    if (!drawn) {
      page.paragraph("Figures on drawings of people: " + UNKNOWN + ".");
    }
    if (!rows.isEmpty()) {
      page.table(List.of("Measure", "Value", "Samples", "Command"), rows, false);
    }
  }

  private void looks() {
    page.heading("Use of the test images");
    ReportData.LookCounts looks = data.looks();
    page.facts(
        List.of(
            List.of(
                "When a model was built from the run",
                looks.built() == null
                    ? UNKNOWN + (data.test() == null ? "" : ", at least once")
                    : plain("%d", looks.built())),
            List.of("Epochs of which the test images chose the best", plain("%d", looks.epochs())),
            List.of("Evaluations of this model", plain("%d", looks.evaluated())),
            List.of("Saved evaluations of it that were opened", plain("%d", looks.opened())),
            List.of("The same, with any model on this machine", plain("%d", looks.all()))));
    page.soft(
        "The last three have been recorded on this machine since %s, this report included; what came"
                .formatted(orUnknown(looks.since()))
            + " before is not known.");
  }

  private void repeat() {
    page.heading("Train it again");
    page.facts(
        List.of(
            List.of("Command that trained it", orUnknown(data.command())),
            List.of("SHA-256 of the weights", orUnknown(data.weightsSha256())),
            List.of(
                "SHA-256 of the model’s file",
                data.model() == null ? "no model" : orUnknown(data.parametersSha256()))));
    Optional<String> problem = RepeatProblem.of(data);
    page.paragraph(problem.orElse("This file holds all that is needed to repeat the run:"));
    if (problem.isEmpty()) {
      page.element("pre", "sketch28 report --repeat FILE.html");
    }
  }

  private void licences() {
    page.heading("Model card and licences");
    page.paragraph(
        "The licences of the datasets are listed under Data. Sketch28, and the models that ship with"
            + " it, are under the Apache License 2.0.");
    if (content.card().isEmpty()) {
      page.paragraph("This model has no card of its own beyond this report.");
    } else {
      page.raw("<pre>" + escape(content.card()) + "</pre>\n");
    }
  }
}
