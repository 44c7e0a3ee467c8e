package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.classical.Learned;

/** Builds a model from what was learned: calibrates it, measures it once, saves it. */
public final class ModelBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Training images that a classical model is measured on if there are no validation images. */
  private static final int SAMPLE = 2000;

  private final Trained trained;
  private final ModelRequest request;
  private final Optional<ImageDataset> test;
  private final Progress progress;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final int all;
  private int done;

  private ModelBuilder(
      Trained trained, ModelRequest request, Optional<ImageDataset> test, Progress progress) {
    this.trained = trained;
    this.request = request;
    this.test = test;
    this.progress = progress;
    training = trained.data().split().training();
    ImageDataset held = trained.data().split().validation();
    validation = held.size() > 0 ? held : trainingSample();
    all = validation.size() + training.size() + test.map(ImageDataset::size).orElse(0);
  }

  /**
   * What a model is built from.
   *
   * @param learned what the training gave
   * @param data that it was trained on
   * @param settings of the training, for {@code model.json}
   * @param outliers whether it was trained on drawings of no class, too
   */
  public record Trained(
      Learned learned, TrainingData data, Map<String, Object> settings, boolean outliers) {}

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
   * @param testAccuracy NaN if there are no test images
   */
  public record Built(ModelStore.Entry entry, double validationAccuracy, double testAccuracy) {}

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
    @SuppressWarnings("unchecked")
    Map<String, Object> settings = JSON.convertValue(config, Map.class);
    Learned learned = Learned.network(config.architecture(), weights);
    return build(
        new Trained(learned, run.data(), settings, config.outliers() > 0), request, test, progress);
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
    return new ModelBuilder(trained, request, test, progress).build();
  }

  private Built build() throws UserFacingException {
    Calibration calibration;
    double validationAccuracy;
    Optional<Double> testAccuracy = Optional.empty();
    try (ScoredClassifier classifier =
        trained.learned().classifier(training.classNames(), Calibration.none())) {
      LabelledOutputs validated = outputs(classifier, validation);
      validationAccuracy = validated.accuracy();
      calibration = calibration(trainingOutputs(classifier), validated);
      if (test.isPresent()) {
        testAccuracy = Optional.of(outputs(classifier, test.get()).accuracy());
      }
    }
    ModelManifest manifest = manifest(validationAccuracy, testAccuracy);
    ModelStore.Entry entry =
        ModelStore.save(
            request.label().folder(), manifest, trained.learned().tensors(), calibration);
    return new Built(entry, validationAccuracy, testAccuracy.orElse(Double.NaN));
  }

  /** Some classical models take much longer for an image than networks do. */
  private ImageDataset trainingSample() {
    int size = Math.min(SAMPLE, training.size());
    return trained.learned().options().isPresent()
        ? training.select(training.name(), IntStream.range(0, size).toArray())
        : training;
  }

  /** Of the training images only features are needed, which a classical model takes as they are. */
  private LabelledOutputs trainingOutputs(ScoredClassifier classifier) {
    if (classifier instanceof ClassicalClassifier) {
      done += training.size();
      return LabelledOutputs.ofPixels(training);
    }
    return outputs(classifier, training);
  }

  /** Outputs for a part of all images, with progress over all of them. */
  private LabelledOutputs outputs(ScoredClassifier classifier, ImageDataset data) {
    int before = done;
    done += data.size();
    return LabelledOutputs.of(classifier, data, (at, n) -> progress.at(before + at, all));
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

  private ModelManifest manifest(double validationAccuracy, Optional<Double> testAccuracy) {
    Label label = request.label();
    TrainingData data = trained.data();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("command", label.command());
    settings.put("seconds", Math.round(label.seconds()));
    settings.put("settings", trained.settings());
    return ModelManifestBuilder.builder()
        .name(label.folder().getFileName().toString())
        .title(label.title())
        .description(label.description())
        .architecture(trained.learned().architecture())
        .options(trained.learned().options().orElse(null))
        .classes(training.classNames())
        .domain(data.domain())
        .data(
            new ModelManifest.Data(
                String.join(",", data.names()), data.sha256(), data.split().description()))
        .recipe(settings)
        .results(results(validationAccuracy, testAccuracy))
        .build();
  }

  private List<ModelManifest.Result> results(
      double validationAccuracy, Optional<Double> testAccuracy) {
    Label label = request.label();
    boolean unseen = trained.data().split().validation().size() > 0 && !trained.data().changed();
    List<ModelManifest.Result> results = new ArrayList<>();
    results.add(
        new ModelManifest.Result(
            unseen ? "validation accuracy" : "training accuracy",
            validationAccuracy,
            validation.size(),
            label.command()));
    if (testAccuracy.isPresent()) {
      results.add(
          new ModelManifest.Result(
              "test accuracy",
              testAccuracy.get(),
              test.orElseThrow().size(),
              "sketch28 evaluate --model %s --dataset %s"
                  .formatted(label.folder().getFileName(), trained.data().names().get(0))));
    }
    return results;
  }
}
