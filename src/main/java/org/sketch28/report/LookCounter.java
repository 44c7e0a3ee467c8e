package org.sketch28.report;

import java.util.List;
import java.util.Optional;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.evaluate.TestLooks;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.RunInfo;

/**
 * Counts how often the test images were looked at, from what a run, a model and the list of looks
 * recorded.
 */
record LookCounter(TestLooks looks) {

  /**
   * Counts.
   *
   * @param run none if it is not on this machine
   * @param model none if none was built
   * @param published whether the test images chose the best epoch
   * @param epochs of the run so far
   */
  ReportData.LookCounts count(
      Optional<RunInfo> run, Optional<ModelStore.Entry> model, boolean published, int epochs) {
    String since = looks.since().orElse(null);
    List<TestLooks.Look> all = looks.list();
    Optional<ModelManifest> manifest = model.map(ModelStore.Entry::manifest);
    List<TestLooks.Look> own =
        all.stream()
            .filter(
                look ->
                    manifest.isPresent()
                        && look.parameters().equals(manifest.get().parametersSha256()))
            .toList();
    String dataset = dataset(run, manifest);
    int evaluated = (int) own.stream().filter(TestLooks.Look::isNew).count();
    return new ReportData.LookCounts(
        built(run, manifest),
        published ? epochs : 0,
        evaluated,
        own.size() - evaluated,
        (int) all.stream().filter(look -> look.dataset().equals(dataset)).count(),
        since);
  }

  /** A model of an earlier version, or of a run elsewhere, was measured at least once. */
  private static Integer built(Optional<RunInfo> run, Optional<ModelManifest> manifest) {
    if (run.isPresent() && run.get().tests() != null) {
      return run.get().tests();
    }
    boolean measured =
        manifest.isPresent()
            && ModelFigures.results(manifest.get()).stream()
                .anyMatch(result -> result.measure().equals(ModelBuilder.TEST));
    return measured || run.isPresent() ? null : Integer.valueOf(0);
  }

  private static String dataset(Optional<RunInfo> run, Optional<ModelManifest> manifest) {
    if (run.isPresent()) {
      return run.get().datasets().get(0);
    }
    return manifest.map(ModelManifest::data).map(data -> data.names().get(0)).orElse("");
  }
}
