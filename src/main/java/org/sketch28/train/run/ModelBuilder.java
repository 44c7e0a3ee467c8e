package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.DisputedLabels;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;

/** Builds a model from what was learned: calibrates it, measures it once, saves it. */
public final class ModelBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a result is called that was chosen by the images that it was measured on. */
  public static final String CHOSEN_BY_TEST =
      "test accuracy of the epoch that is best on these test images (published protocol)";

  /** What the accuracy on the images that were trained on is called. */
  private static final String TRAINING = "training accuracy";

  /** What the accuracy on all test images is called. */
  public static final String TEST = "test accuracy";

  /** What the accuracy on the test images whose labels nobody disputes is called. */
  public static final String UNDISPUTED = "test accuracy without disputed labels";

  /** Training images that a classical model is measured on if there are no validation images. */
  private static final int SAMPLE = 2000;

  private final Trained trained;
  private final ModelRequest request;
  private final Optional<ImageDataset> test;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final BuildOutputs outputs;

  private ModelBuilder(
      Trained trained, ModelRequest request, Optional<ImageDataset> test, Progress progress) {
    this.trained = trained;
    this.request = request;
    this.test = trained.protocol() == Protocol.PUBLISHED ? Optional.empty() : test;
    training = trained.data().split().training();
    ImageDataset held = trained.data().split().validation();
    validation = held.size() > 0 ? held : trainingSample();
    int others = validation.size() + this.test.map(ImageDataset::size).orElse(0);
    outputs = new BuildOutputs(trained.learned(), training, others, progress);
  }

  /**
   * What a model is built from.
   *
   * @param learned what the training gave
   * @param data that it was trained on
   * @param settings of the training, for {@code model.json}
   * @param outliers whether it was trained on drawings of no class, too
   * @param protocol by which its best epoch was chosen
   * @param run that it was trained in; none if it is not of a single run
   */
  public record Trained(
      ModelContent learned,
      TrainingData data,
      Map<String, Object> settings,
      boolean outliers,
      Protocol protocol,
      Optional<RunInfo> run) {}

  /**
   * The name of a model.
   *
   * @param folder of the model; its name is the name of the model
   * @param command that trains it again
   * @param seconds of training
   */
  public record Label(
      Path folder, String title, String description, String command, double seconds) {}

  /**
   * A model and its figures.
   *
   * @param validationAccuracy by the published protocol, the accuracy on the test images that the
   *     best epoch was chosen by; without validation images, that on training images
   * @param testAccuracy NaN if there are no test images, or they were chosen by
   */
  public record Built(
      ModelStore.Entry entry, double validationAccuracy, double testAccuracy, Protocol protocol) {

    /** Whether the model was measured on images that it was not trained on, besides test images. */
    public boolean isValidated() {
      return entry.manifest().results().stream()
          .noneMatch(result -> result.measure().equals(TRAINING));
    }
  }

  /**
   * Builds a model from the weights of a run.
   *
   * @param weights of the network
   * @param test images that its accuracy is measured on; none to leave that out
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the model cannot be saved
   */
  static Built build(
      Map<String, HostTensor> weights,
      LoadedRun run,
      ModelRequest request,
      Optional<ImageDataset> test,
      Progress progress)
      throws UserFacingException {
    TrainingConfig config = run.info().config();
    ModelContent learned =
        ModelContent.network(config.architecture(), config.preparation(), weights);
    return build(
        new Trained(
            learned,
            run.data(),
            settings(config),
            config.outliers() > 0,
            config.protocol(),
            Optional.of(run.info())),
        request,
        test,
        progress);
  }

  /** Settings of a run, for {@code model.json}. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> settings(TrainingConfig config) {
    return JSON.convertValue(config, Map.class);
  }

  /**
   * Builds a model.
   *
   * @param test images that its accuracy is measured on; none to leave that out
   * @param progress of images; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if the model cannot be saved
   */
  public static Built build(
      Trained trained, ModelRequest request, Optional<ImageDataset> test, Progress progress)
      throws UserFacingException {
    try {
      return new ModelBuilder(trained, request, test, progress).build();
    } finally {
      ModelFolders.release(request.label().folder());
    }
  }

  private Built build() throws UserFacingException {
    Calibration calibration;
    double validationAccuracy;
    Optional<LabelledOutputs> tested = Optional.empty();
    try (ScoredClassifier classifier =
        trained.learned().classifier(training.classNames(), Calibration.none())) {
      LabelledOutputs validated = outputs.of(classifier, validation);
      validationAccuracy = validated.accuracy();
      calibration = calibration(outputs.ofTraining(classifier), validated);
      if (test.isPresent()) {
        tested = Optional.of(outputs.of(classifier, test.get()));
      }
    }
    ModelManifest manifest = manifest(validationAccuracy, tested);
    ModelStore.Entry entry =
        ModelStore.save(
            request.label().folder(), manifest, trained.learned().tensors(), calibration);
    double testAccuracy = tested.map(LabelledOutputs::accuracy).orElse(Double.NaN);
    return new Built(entry, validationAccuracy, testAccuracy, trained.protocol());
  }

  /** Classical models and ensembles take longer for an image than a network does. */
  private ImageDataset trainingSample() {
    int size = Math.min(SAMPLE, training.size());
    return !trained.learned().options().isEmpty()
        ? training.select(training.name(), IntStream.range(0, size).toArray())
        : training;
  }

  private Calibration calibration(LabelledOutputs learnedFrom, LabelledOutputs validated) {
    Calibration fitted = Calibrator.fit(learnedFrom, validated, trained.outliers());
    return request
        .calibration()
        .map(
            other ->
                fitted.withScalars(other.temperature(), other.featureScale(), other.threshold()))
        .orElse(fitted);
  }

  private ModelManifest manifest(double validationAccuracy, Optional<LabelledOutputs> tested) {
    Label label = request.label();
    TrainingData data = trained.data();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("command", label.command());
    settings.put("seconds", Math.round(label.seconds()));
    settings.put("settings", trained.settings());
    trained.run().ifPresent(run -> settings.putAll(ModelProvenance.of(run).asMap()));
    return ModelManifestBuilder.builder()
        .name(ModelFolders.name(label.folder()))
        .title(label.title())
        .description(label.description())
        .architecture(trained.learned().architecture())
        .options(trained.learned().options().isEmpty() ? null : trained.learned().options())
        .classes(training.classNames())
        .domain(data.domain())
        .data(
            new ModelManifest.Data(
                String.join(",", data.names()), data.sha256(), data.split().description()))
        .recipe(settings)
        .results(results(validationAccuracy, tested))
        .build();
  }

  private List<ModelManifest.Result> results(
      double validationAccuracy, Optional<LabelledOutputs> tested) {
    Label label = request.label();
    boolean unseen = trained.data().split().validation().size() > 0 && !trained.data().changed();
    List<ModelManifest.Result> results = new ArrayList<>();
    results.add(
        new ModelManifest.Result(
            trained.protocol() == Protocol.PUBLISHED
                ? CHOSEN_BY_TEST
                : unseen ? "validation accuracy" : TRAINING,
            validationAccuracy,
            validation.size(),
            label.command()));
    if (tested.isPresent()) {
      String dataset = trained.data().names().get(0);
      int count = tested.get().size();
      results.add(
          new ModelManifest.Result(
              TEST,
              tested.get().accuracy(),
              count,
              "sketch28 evaluate --model %s --dataset %s"
                  .formatted(label.folder().getFileName(), dataset)));
      Set<Integer> disputed = DisputedLabels.ofTest(dataset);
      if (count > disputed.size() && !disputed.isEmpty()) {
        results.add(
            new ModelManifest.Result(
                UNDISPUTED,
                tested.get().accuracy(disputed),
                count - disputed.size(),
                label.command()));
      }
    }
    return results;
  }
}
