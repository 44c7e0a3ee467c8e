package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.TrainingConfig;

/** Builds a model from the weights of a run: calibrates it, measures it once, saves it. */
public final class ModelBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoadedRun run;
  private final ModelRequest request;
  private final Optional<ImageDataset> test;
  private final Progress progress;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final int all;
  private int done;

  private ModelBuilder(
      LoadedRun run, ModelRequest request, Optional<ImageDataset> test, Progress progress) {
    this.run = run;
    this.request = request;
    this.test = test;
    this.progress = progress;
    training = run.data().split().training();
    ImageDataset held = run.data().split().validation();
    validation = held.size() > 0 ? held : training;
    all = validation.size() + training.size() + test.map(ImageDataset::size).orElse(0);
  }

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
   * Builds a model.
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
    return new ModelBuilder(run, request, test, progress).build(weights);
  }

  private Built build(Map<String, HostTensor> weights) throws UserFacingException {
    Calibration calibration;
    double validationAccuracy;
    Optional<Double> testAccuracy = Optional.empty();
    try (NetworkClassifier classifier =
        NetworkClassifier.of(
            training.classNames(),
            run.info().config().architecture(),
            weights,
            Calibration.none())) {
      LabelledOutputs validated = outputs(classifier, validation);
      validationAccuracy = validated.accuracy();
      calibration = calibration(outputs(classifier, training), validated);
      if (test.isPresent()) {
        testAccuracy = Optional.of(outputs(classifier, test.get()).accuracy());
      }
    }
    ModelManifest manifest = manifest(validationAccuracy, testAccuracy);
    ModelStore.Entry entry =
        ModelStore.save(request.label().folder(), manifest, weights, calibration);
    return new Built(entry, validationAccuracy, testAccuracy.orElse(Double.NaN));
  }

  /** Outputs for a part of all images, with progress over all of them. */
  private LabelledOutputs outputs(NetworkClassifier classifier, ImageDataset data) {
    int before = done;
    done += data.size();
    return LabelledOutputs.of(classifier, data, (at, n) -> progress.at(before + at, all));
  }

  private Calibration calibration(LabelledOutputs trained, LabelledOutputs validated) {
    Calibration fitted = Calibrator.fit(trained, validated, run.info().config().outliers() > 0);
    return request
        .calibration()
        .map(
            other ->
                fitted.withScalars(other.temperature(), other.featureScale(), other.threshold()))
        .orElse(fitted);
  }

  private ModelManifest manifest(double validationAccuracy, Optional<Double> testAccuracy) {
    Label label = request.label();
    TrainingData data = run.data();
    TrainingConfig config = run.info().config();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("command", label.command());
    settings.put("seconds", Math.round(label.seconds()));
    settings.put("settings", JSON.convertValue(config, Map.class));
    return ModelManifestBuilder.builder()
        .name(label.folder().getFileName().toString())
        .title(label.title())
        .description(label.description())
        .architecture(config.architecture().toString())
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
    boolean unseen = !validation.equals(training) && !run.data().changed();
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
                  .formatted(label.folder().getFileName(), run.data().names().get(0))));
    }
    return results;
  }
}
