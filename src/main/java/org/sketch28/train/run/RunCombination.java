package org.sketch28.train.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.Calibration;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;

/** Makes one model of several runs, whose probabilities it averages. */
final class RunCombination {

  /** As many as a model's file may list. */
  private static final int MOST = 100;

  private final Catalog catalog;
  private final RunStore store;

  RunCombination(Catalog catalog, RunStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /**
   * Builds the model.
   *
   * @param runs at least two, which learned from the same images and were validated on the same
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the runs do not fit each other, one has no weights yet, or the
   *     model cannot be saved
   */
  ModelBuilder.Built build(
      List<RunInfo> runs, Weighting weighting, ModelRequest request, Progress progress)
      throws UserFacingException {
    requireSameData(runs);
    TrainingData data = TrainingData.of(catalog, runs.get(0), progress);
    List<ModelContent> contents = new ArrayList<>();
    for (RunInfo run : runs) {
      TrainingConfig config = run.config();
      contents.add(
          ModelContent.network(config.architecture(), config.preparation(), store.best(run.id())));
    }
    double[] temperatures = new double[runs.size()];
    Arrays.fill(temperatures, 1);
    double[] weights = temperatures.clone();
    if (weighting == Weighting.FITTED) {
      requireUnchanged(data);
      weights = fitted(contents, data.split().validation(), temperatures, progress);
    }
    List<ModelContent.Member> members = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      members.add(
          new ModelContent.Member(
              runs.get(i).title(), contents.get(i), weights[i], temperatures[i]));
    }
    boolean published =
        runs.stream().anyMatch(run -> run.config().protocol() == Protocol.PUBLISHED);
    boolean outliers = runs.stream().anyMatch(run -> run.config().outliers() > 0);
    Optional<ImageDataset> test = request.tested() ? data.test(catalog) : Optional.empty();
    return ModelBuilder.build(
        new ModelBuilder.Trained(
            ModelContent.ensemble(members),
            data,
            settings(runs, weighting),
            outliers,
            published ? Protocol.PUBLISHED : Protocol.HONEST,
            Optional.empty()),
        request,
        test,
        progress);
  }

  /** Weights that were fitted to images which members have learned would say nothing. */
  private static void requireUnchanged(TrainingData data) throws UserFacingException {
    if (data.changed()) {
      throw new UserFacingException(
          "The images of these runs, or the choice of those for validation, have changed since they"
              + " were trained, so no weights can be found on them. Combine the runs by the mean.");
    }
  }

  /** Members that saw each other's validation images would be measured on what they learned. */
  private static void requireSameData(List<RunInfo> runs) throws UserFacingException {
    if (runs.size() < 2) {
      throw new UserFacingException("An ensemble needs two runs or more. Select them together.");
    }
    if (runs.size() > MOST || runs.stream().map(RunInfo::id).distinct().count() < runs.size()) {
      throw new UserFacingException(
          "An ensemble has at most %d runs, each of them once.".formatted(MOST));
    }
    // One that says how it was split, if there is one: runs of earlier versions do not.
    RunInfo first =
        runs.stream().filter(run -> run.split() != null).findFirst().orElse(runs.get(0));
    for (RunInfo run : runs) {
      if (!run.datasets().equals(first.datasets()) || !run.data().equals(first.data())) {
        throw new UserFacingException(
            "“%s” and “%s” learned from different images, so they cannot be combined. Select runs that were trained on the same images."
                .formatted(first.title(), run.title()));
      }
      TrainingConfig a = first.config();
      TrainingConfig b = run.config();
      if (a.protocol() != b.protocol()) {
        throw new UserFacingException(
            ("“%s” and “%s” followed different protocols, so they cannot be combined. Select runs of"
                    + " the same protocol.")
                .formatted(first.title(), run.title()));
      }
      if (a.validationShare() != b.validationShare()
          || a.splitSeed() != b.splitSeed()
          || !run.hasSameImages(first)) {
        throw new UserFacingException(
            ("“%s” and “%s” left out different validation images, so nothing is left to measure"
                    + " them together on. Train them with the same validation share.")
                .formatted(first.title(), run.title()));
      }
    }
  }

  /**
   * The weights of the members. Each is calibrated before: a network that was trained with smoothed
   * labels is never sure of anything, and would count for little beside a worse one that is.
   *
   * @param temperatures receives the temperature of each
   */
  private static double[] fitted(
      List<ModelContent> contents,
      ImageDataset validation,
      double[] temperatures,
      Progress progress)
      throws UserFacingException {
    if (validation.size() == 0) {
      throw new UserFacingException(
          "Weights are found on validation images, and these runs left out none. Combine them by"
              + " the mean.");
    }
    List<double[]> probabilities = new ArrayList<>();
    for (ModelContent content : contents) {
      try (ScoredClassifier classifier =
          content.classifier(validation.classNames(), Calibration.none())) {
        int before = probabilities.size();
        Progress ofAll = (done, n) -> progress.at(before * n + done, contents.size() * n);
        LabelledOutputs outputs = LabelledOutputs.of(classifier, validation, ofAll);
        double temperature = Calibrator.temperature(outputs);
        temperatures[probabilities.size()] = temperature;
        probabilities.add(MixtureWeights.ofLabels(outputs, temperature));
      }
    }
    return MixtureWeights.fit(probabilities);
  }

  private static Map<String, Object> settings(List<RunInfo> runs, Weighting weighting) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("weighting", weighting.toString());
    settings.put("members", runs.stream().map(run -> ModelBuilder.settings(run.config())).toList());
    return settings;
  }
}
