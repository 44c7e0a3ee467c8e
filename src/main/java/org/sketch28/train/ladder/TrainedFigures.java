package org.sketch28.train.ladder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures of models that were trained by the ladder's recipes, as their model cards have them. */
public final class TrainedFigures {

  private static final Logger LOG = LoggerFactory.getLogger(TrainedFigures.class);

  private TrainedFigures() {}

  /** The figures of the models of the ladder among some, by system; a damaged model has none. */
  public static Map<String, LadderFigures> of(List<ModelStore.Entry> models) {
    return of(models, TrainedFigures::of);
  }

  /** The same, with the time of a prediction, for which each model is loaded. */
  public static Map<String, LadderFigures> timed(List<ModelStore.Entry> models) {
    return of(
        models,
        entry ->
            of(entry).flatMap(run -> PredictionTime.millis(entry).map(run::withPredictionMillis)));
  }

  private static Map<String, LadderFigures> of(
      List<ModelStore.Entry> models, Function<ModelStore.Entry, Optional<LadderRun>> figuresOf) {
    Map<String, List<LadderRun>> runs = new LinkedHashMap<>();
    for (ModelStore.Entry entry : models) {
      ModelManifest manifest = entry.manifest();
      Optional<String> system =
          RecipeCommand.of(manifest)
              .filter(RecipeCommand::isAsInRecipe)
              .map(command -> command.system().name());
      boolean onMnist =
          manifest.data() != null && PublicDatasets.MNIST.equals(manifest.data().dataset());
      if (system.isPresent() && onMnist) {
        figuresOf
            .apply(entry)
            .ifPresent(
                run -> runs.computeIfAbsent(system.get(), name -> new ArrayList<>()).add(run));
      }
    }
    Map<String, LadderFigures> figures = new LinkedHashMap<>();
    runs.forEach((system, each) -> figures.put(system, new LadderFigures(system, each)));
    return figures;
  }

  private static Optional<LadderRun> of(ModelStore.Entry entry) {
    try {
      return of(entry.manifest(), ModelStore.parameterCount(entry), ModelStore.size(entry));
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The figures of a model of the ladder, as its {@code model.json} has them.
   *
   * @param parameters numbers that the model is made of
   * @param bytes of its file
   * @return empty if it is not of the ladder, or was not measured on test images
   */
  static Optional<LadderRun> of(ModelManifest manifest, long parameters, long bytes) {
    Optional<RecipeCommand> command = RecipeCommand.of(manifest);
    List<ModelManifest.Result> results = manifest.results();
    Optional<ModelManifest.Result> measured =
        results.stream()
            .filter(result -> result.count() > 0)
            .filter(
                result ->
                    ModelBuilder.TEST.equals(result.measure())
                        || ModelBuilder.CHOSEN_BY_TEST.equals(result.measure()))
            .findFirst();
    if (command.isEmpty() || measured.isEmpty()) {
      return Optional.empty();
    }
    ModelManifest.Result result = measured.get();
    return Optional.of(
        new LadderRun(
            command.get().seed(),
            (int) Math.round((1 - result.value()) * result.count()),
            result.count(),
            manifest.recipe().get("seconds") instanceof Number number ? number.longValue() : 0,
            parameters,
            manifest.parametersSha256(),
            command.get().isAsInRecipe() ? command.get().system().settingsSha256() : null,
            command.get().text(),
            ModelBuilder.CHOSEN_BY_TEST.equals(result.measure()),
            bytes,
            wrong(results, ModelBuilder.UNDISPUTED),
            null));
  }

  private static Integer wrong(List<ModelManifest.Result> results, String measure) {
    return results.stream()
        .filter(result -> measure.equals(result.measure()))
        .findFirst()
        .map(result -> (int) Math.round((1 - result.value()) * result.count()))
        .orElse(null);
  }
}
