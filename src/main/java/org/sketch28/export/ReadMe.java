package org.sketch28.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sketch28.data.Domain;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.store.ModelManifest;

/** The README of an exported model. */
final class ReadMe {

  private static final String DIGITS =
      "Signs that are drawn with a pen, normalised as MNIST is (Yadav and Bottou 2019): bright ink on"
          + " a dark background, the bounding box extended to a square and resampled to 20 × 20 by"
          + " area, the contrast stretched, and the centre of mass placed in the middle of 28 × 28."
          + " Sketch28 redraws strokes with MNIST's width of 2.4 pixels before that.";

  private static final String GARMENTS =
      "Garments, normalised as Fashion-MNIST is (Xiao, Rasul and Vollgraf 2017): a bright silhouette"
          + " on a dark background, trimmed, its longer side scaled to 28, sharpened, and centred."
          + " Sketch28 closes and fills outlines before that.";

  private ReadMe() {}

  static String of(ExportedModel model, ModelExporter.Format format, List<String> licences)
      throws IOException {
    ModelManifest manifest = model.manifest();
    Template use = Template.named(format + "/USE.md").with("NAME", manifest.name());
    return Template.named("README.md")
        .with("FORMAT", format.words())
        .with("USE", use.toString())
        .with("VECTORS", Integer.toString(model.vectors().size()))
        .with("PREPROCESSING", manifest.domain() == Domain.GARMENTS ? GARMENTS : DIGITS)
        .with("RESULTS", resultsOf(manifest))
        .with("LICENCES", list(licences))
        .with("CLASSES", String.join(", ", manifest.classes()))
        .withWords("DESCRIPTION", manifest.description())
        .withWords("TITLE", manifest.title())
        .toString();
  }

  private static String resultsOf(ModelManifest manifest) {
    List<String> results = results(manifest);
    return results.isEmpty() ? "Nothing was measured." : list(results);
  }

  /** What was measured, one figure each. */
  static List<String> results(ModelManifest manifest) {
    if (manifest.results().isEmpty()) {
      return List.of();
    }
    return manifest.results().stream()
        .map(
            result ->
                String.format(
                    Locale.ROOT,
                    "%s: %s of %,d",
                    result.measure(),
                    ModelFigures.words(result),
                    result.count()))
        .toList();
  }

  private static String list(List<String> lines) {
    return lines.isEmpty()
        ? "- not recorded"
        : lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
