package org.sketch28.train.ladder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.DisputedLabels;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What trainings of a system reached on the test images.
 *
 * @param system name of its recipe
 * @param runs at least one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LadderFigures(String system, List<Run> runs) {

  private static final Logger LOG = LoggerFactory.getLogger(LadderFigures.class);
  private static final String SHIPPED = "/ladder.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public LadderFigures {
    runs = List.copyOf(runs);
  }

  /**
   * A training and its figures.
   *
   * @param seed of everything random
   * @param wrong test images that were classified wrongly
   * @param images the number of test images
   * @param seconds of training
   * @param parameters numbers that the model is made of
   * @param parametersSha256 of the model's file
   * @param command that trains it again
   * @param chosenByTest whether the published protocol was followed, so that the epoch was chosen
   *     by the same test images
   * @param bytes of the model's file; 0 if it is not known
   * @param undisputedWrong those of {@code wrong} whose labels nobody disputes; null if it is not
   *     known
   * @param predictionMillis of a single image; null if it was not measured
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Run(
      long seed,
      int wrong,
      int images,
      long seconds,
      long parameters,
      String parametersSha256,
      String command,
      boolean chosenByTest,
      long bytes,
      Integer undisputedWrong,
      Double predictionMillis) {

    private double error() {
      return (double) wrong / images;
    }

    private Run withPredictionMillis(double millis) {
      return new Run(
          seed,
          wrong,
          images,
          seconds,
          parameters,
          parametersSha256,
          command,
          chosenByTest,
          bytes,
          undisputedWrong,
          millis);
    }
  }

  /** The trainings whose result was not chosen by the test images. */
  public List<Run> honest() {
    return runs.stream().filter(run -> !run.chosenByTest()).toList();
  }

  /** The mean share of test images that were classified wrongly, 0…1; none if all were chosen. */
  public OptionalDouble error() {
    return honest().stream().mapToDouble(Run::error).average();
  }

  /** The same of the trainings that followed the published protocol. */
  public OptionalDouble publishedProtocolError() {
    return runs.stream().filter(Run::chosenByTest).mapToDouble(Run::error).average();
  }

  /**
   * The mean share of wrong test images whose labels nobody disputes; none if it is not known of
   * all trainings.
   */
  public OptionalDouble undisputedError() {
    int disputed = DisputedLabels.ofTest(PublicDatasets.MNIST).size();
    if (honest().stream().anyMatch(run -> run.undisputedWrong() == null)) {
      return OptionalDouble.empty();
    }
    return honest().stream()
        .mapToDouble(run -> (double) run.undisputedWrong() / (run.images() - disputed))
        .average();
  }

  /** The trainings whose result was not chosen by the test images, or else all. */
  private List<Run> honestFirst() {
    return honest().isEmpty() ? runs : honest();
  }

  /** The mean time of a training, in seconds. */
  public double seconds() {
    return honestFirst().stream().mapToDouble(Run::seconds).average().orElse(0);
  }

  /** The command of the first training. */
  public String command() {
    return honestFirst().get(0).command();
  }

  /** The mean time of a prediction, in milliseconds; none if it was not measured. */
  public OptionalDouble predictionMillis() {
    return runs.stream()
        .filter(run -> run.predictionMillis() != null)
        .mapToDouble(Run::predictionMillis)
        .average();
  }

  /** What was trained by the developers and ships with the program. */
  public static List<LadderFigures> shipped() {
    try (InputStream in = LadderFigures.class.getResourceAsStream(SHIPPED)) {
      return JSON.readValue(in, new TypeReference<List<LadderFigures>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes figures in the form of those that ship.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<LadderFigures> figures) throws IOException {
    AtomicFiles.write(
        file, (JSON.writeValueAsString(figures) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The system that a model is of, if it was trained by one of the ladder's recipes. */
  public static Optional<String> systemOf(ModelManifest manifest) {
    return RecipeCommand.of(manifest).map(command -> command.system().name());
  }

  /** The figures of the models of the ladder among some, by system; a damaged model has none. */
  public static Map<String, LadderFigures> of(List<ModelStore.Entry> models) {
    return of(models, LadderFigures::of);
  }

  /** The same, with the time of a prediction, for which each model is loaded. */
  public static Map<String, LadderFigures> timed(List<ModelStore.Entry> models) {
    return of(
        models,
        entry ->
            of(entry).flatMap(run -> PredictionTime.millis(entry).map(run::withPredictionMillis)));
  }

  private static Map<String, LadderFigures> of(
      List<ModelStore.Entry> models, Function<ModelStore.Entry, Optional<Run>> figuresOf) {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
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

  private static Optional<Run> of(ModelStore.Entry entry) {
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
  public static Optional<Run> of(ModelManifest manifest, long parameters, long bytes) {
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
        new Run(
            command.get().seed(),
            (int) Math.round((1 - result.value()) * result.count()),
            result.count(),
            manifest.recipe().get("seconds") instanceof Number number ? number.longValue() : 0,
            parameters,
            manifest.parametersSha256(),
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
