package org.sketch28.evaluate;

import java.util.List;
import java.util.Optional;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/**
 * The few figures that tell how good a model is, from what was measured and stored in its manifest.
 *
 * @param accuracy on the test images of the data that it was trained for, else on validation images
 * @param isTest whether {@code accuracy} is of test images
 * @param drawings on drawings of people whose drawings it was not trained on; empty if this was not
 *     measured
 * @param bytes the size of its parameters; 0 if it is not saved
 */
public record ModelFigures(
    Optional<BinomialCount> accuracy,
    boolean isTest,
    Optional<BinomialCount> drawings,
    long bytes) {

  private static final String TEST = "test accuracy";
  private static final String VALIDATION = "validation accuracy";

  /** Of digits, and of garments; the same words as in the manifests. */
  private static final List<String> DRAWINGS =
      List.of("pen digits of writers left out", "garment drawings, strict");

  /** The figures of a model. */
  public static ModelFigures of(ModelStore.Entry model) {
    Optional<BinomialCount> test = find(model.manifest(), TEST);
    return new ModelFigures(
        test.isPresent() ? test : find(model.manifest(), VALIDATION),
        test.isPresent(),
        DRAWINGS.stream().flatMap(each -> find(model.manifest(), each).stream()).findFirst(),
        model.isSaved() ? ModelStore.size(model) : 0);
  }

  private static Optional<BinomialCount> find(ModelManifest manifest, String measure) {
    return results(manifest).stream()
        .filter(each -> each.measure().endsWith(measure) && each.count() > 0)
        .findFirst()
        .map(
            each -> new BinomialCount((int) Math.round(each.value() * each.count()), each.count()));
  }

  /** Everything that was measured; none for a model whose manifest has no results. */
  public static List<ModelManifest.Result> results(ModelManifest manifest) {
    return manifest.results();
  }

  /** A share with its 95 % interval, as {@code 99.6 % (99.5 to 99.7)}. */
  public static String words(BinomialCount count) {
    return "%.1f %% (%.1f to %.1f)"
        .formatted(100 * count.accuracy(), 100 * count.low(), 100 * count.high());
  }

  /** The size in MB, as {@code 2.7 MB}. */
  public String size() {
    return "%.1f MB".formatted(bytes / 1e6);
  }

  /** A result, rounded: an area under a curve as a number, everything else in percent. */
  public static String words(ModelManifest.Result result) {
    return result.measure().startsWith("AUROC")
        ? "%.4f".formatted(result.value())
        : "%.2f %%".formatted(100 * result.value());
  }
}
