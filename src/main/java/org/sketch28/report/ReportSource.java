package org.sketch28.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.WeightsDigest;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelProvenance;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.RunModels;
import org.sketch28.workspace.Workspace;

/**
 * Gathers what was recorded of a run or a model. The test images are not looked at for a report:
 * they are evaluated only if the model was measured on them before, and a saved evaluation is used
 * if there is one.
 */
public final class ReportSource {

  private static final String CARD = "README.md";

  private final Workspace workspace;
  private final RunStore runs;
  private final RunModels models;

  /**
   * @param workspace has the runs, the models and the data
   */
  public ReportSource(Workspace workspace) {
    this.workspace = workspace;
    this.runs = workspace.runs();
    this.models = new RunModels(workspace);
  }

  /**
   * The content of a report on a run or a model.
   *
   * @param name of a run as {@link RunStore#find} takes it, or else of a model as {@link
   *     ModelStore#find} does
   * @param progress of images; may end the work by throwing
   * @throws UserFacingException if there is neither, or it is damaged
   */
  public ReportContent find(String name, Progress progress) throws UserFacingException {
    Optional<RunInfo> run = models.run(name);
    return run.isPresent() ? of(run.get(), progress) : of(workspace.models().find(name), progress);
  }

  /**
   * The content of a report on a run, and on the model that was built from it.
   *
   * @param progress of images; may end the work by throwing
   * @throws UserFacingException if the run is damaged
   */
  public ReportContent of(RunInfo run, Progress progress) throws UserFacingException {
    Optional<ModelStore.Entry> model = models.of(run);
    ReportDataBuilder data = begin(run.title(), run.datasets());
    putRun(data, run);
    model
        .flatMap(entry -> ModelProvenance.of(entry.manifest()))
        .ifPresent(known -> data.command(known.command()));
    if (run.bestEpoch() > 0) {
      data.weightsSha256(WeightsDigest.of(runs.best(run.id())));
    }
    return finish(data, Optional.of(run), model, progress);
  }

  /**
   * The content of a report on a model, and on the run that it is from if that is here.
   *
   * @param progress of images; may end the work by throwing
   * @throws UserFacingException if the model is damaged
   */
  public ReportContent of(ModelStore.Entry model, Progress progress) throws UserFacingException {
    ModelManifest manifest = model.manifest();
    ReportDataBuilder data = begin(manifest.title(), datasets(manifest));
    Optional<ModelProvenance> provenance = ModelProvenance.of(manifest);
    Optional<RunInfo> run = models.runOf(model);
    if (provenance.isPresent()) {
      ModelProvenance known = provenance.get();
      data.config(known.settings())
          .origin(known.origin())
          .machines(known.machines())
          .run(known.run())
          .command(known.command())
          .weightsSha256(WeightsDigest.of(ModelParameters.read(model).weights()));
    }
    Object seconds = manifest.recipe() == null ? null : manifest.recipe().get("seconds");
    data.seconds(seconds instanceof Number number ? Double.valueOf(number.doubleValue()) : null);
    if (run.isPresent()) {
      putRun(data, run.get());
    }
    return finish(data, run, Optional.of(model), progress);
  }

  private ReportDataBuilder begin(String title, List<String> datasets) {
    return ReportDataBuilder.builder()
        .format(ReportData.FORMAT)
        .created(ReportText.now())
        .title(title)
        .description("")
        .split("")
        .epochs(List.of())
        .datasets(datasets.stream().map(this::source).toList());
  }

  private void putRun(ReportDataBuilder data, RunInfo run) throws UserFacingException {
    data.run(run.id())
        .sha256(run.data())
        .split(run.split() == null ? "" : run.split())
        .config(run.config())
        .origin(run.origin())
        .machines(run.machines())
        .status(run.status())
        .seconds(run.seconds())
        .epochs(epochs(runs.history(run)));
  }

  private ReportContent finish(
      ReportDataBuilder data,
      Optional<RunInfo> run,
      Optional<ModelStore.Entry> model,
      Progress progress)
      throws UserFacingException {
    Optional<Evaluation> evaluation = Optional.empty();
    String untested = "No model was built from this run, so no test images were used.";
    String card = "";
    boolean chosen = data.config() != null && data.config().protocol() == Protocol.PUBLISHED;
    if (model.isPresent()) {
      ModelManifest manifest = model.get().manifest();
      putModel(data, manifest);
      chosen = chosen || ChosenByTest.is(manifest);
      card = card(model.get());
      try {
        evaluation = evaluation(model.get(), chosen, progress);
        untested = evaluation.isPresent() ? "" : "This model has not been measured on test images.";
      } catch (UserFacingException e) {
        untested = e.getMessage();
      }
    }
    evaluation.ifPresent(each -> data.test(ReportText.figures(each)));
    data.looks(
        new LookCounter(workspace.evaluator().store().looks())
            .count(run, model, chosen, data.epochs().size()));
    return new ReportContent(data.build(), evaluation, untested, card, chosen);
  }

  private void putModel(ReportDataBuilder data, ModelManifest manifest) {
    data.model(manifest.name())
        .description(manifest.description() == null ? "" : manifest.description())
        .parametersSha256(manifest.parametersSha256())
        .results(ModelFigures.results(manifest));
    if (manifest.data() != null) {
      data.split(manifest.data().split());
      if (data.sha256() == null || data.sha256().isEmpty()) {
        data.sha256(manifest.data().sha256());
      }
    }
  }

  private Optional<Evaluation> evaluation(ModelStore.Entry model, boolean chosen, Progress progress)
      throws UserFacingException {
    List<String> datasets = datasets(model.manifest());
    if (datasets.isEmpty()) {
      return Optional.empty();
    }
    boolean measured =
        chosen
            || ModelFigures.results(model.manifest()).stream()
                .anyMatch(result -> result.measure().equals(ModelBuilder.TEST));
    Evaluator evaluator = workspace.evaluator();
    if (measured) {
      return Optional.of(evaluator.evaluate(model, datasets.get(0), Split.TEST, progress));
    }
    Optional<Evaluation> saved = evaluator.saved(model, datasets.get(0), Split.TEST);
    if (saved.isPresent()) {
      evaluator.looked(model, datasets.get(0), Split.TEST);
    }
    return saved;
  }

  private static List<String> datasets(ModelManifest manifest) {
    return manifest.data() == null || manifest.data().dataset() == null
        ? List.of()
        : Arrays.asList(manifest.data().dataset().split(",", -1));
  }

  private ReportData.Source source(String name) {
    Catalog catalog = workspace.catalog();
    try {
      DatasetInfo info = catalog.find(name).info();
      return new ReportData.Source(name, info.title(), info.licence(), info.source());
    } catch (UserFacingException e) {
      return new ReportData.Source(name, name, null, null);
    }
  }

  private static String card(ModelStore.Entry model) throws UserFacingException {
    Path file = model.folder().resolve(CARD);
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /** The epochs among the events of a run. */
  private static List<ReportData.Epoch> epochs(List<TrainingEvent> events) {
    List<ReportData.Epoch> epochs = new ArrayList<>();
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Epoch each) {
        epochs.add(
            new ReportData.Epoch(
                each.epoch(),
                each.trainingLoss(),
                each.trainingAccuracy(),
                finite(each.validationLoss()),
                finite(each.validationAccuracy()),
                each.seconds()));
      }
    }
    return epochs;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
