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
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.TrainingConfig;

/** Makes a trained network a model: calibrates it, measures it once, saves it. */
public final class ModelBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelBuilder() {}

  /**
   * What the model is called.
   *
   * @param folder its name is the model's
   * @param command that trains it again
   * @param seconds that training took
   */
  public record Label(
      Path folder, String title, String description, String command, double seconds) {}

  /**
   * A model and its figures.
   *
   * @param testAccuracy NaN if there are no test images
   */
  public record Made(ModelStore.Entry entry, double validationAccuracy, double testAccuracy) {}

  /**
   * Makes a model of weights.
   *
   * @param calibrated a model of the same settings whose temperature and threshold, fitted on
   *     images left out of its training, are taken; none to fit them here
   * @param progress told of images; may end the work by throwing, and nothing is saved then
   */
  public static Made make(
      Map<String, HostTensor> weights,
      TrainingConfig config,
      TrainingData data,
      Optional<ImageDataset> test,
      Optional<ModelManifest> calibrated,
      Label label,
      Progress progress)
      throws UserFacingException {
    List<String> classes = data.split().training().classNames();
    ImageDataset training = data.split().training();
    boolean left = data.split().validation().size() > 0;
    ImageDataset validation = left ? data.split().validation() : training;
    int all = validation.size() + training.size() + test.map(ImageDataset::size).orElse(0);
    try (NetworkClassifier classifier =
        NetworkClassifier.of(classes, config.architecture(), weights, Calibration.none())) {
      LabelledOutputs held =
          LabelledOutputs.of(classifier, validation, (done, n) -> progress.at(done, all));
      Calibration fitted =
          Calibrator.fit(
              LabelledOutputs.of(
                  classifier, training, (done, n) -> progress.at(validation.size() + done, all)),
              held,
              config.outliers() > 0);
      Calibration calibration =
          calibrated
              .map(
                  other ->
                      fitted.withScalars(
                          other.temperature(), other.featureScale(), other.threshold()))
              .orElse(fitted);
      List<ModelManifest.Result> results = new ArrayList<>();
      results.add(
          new ModelManifest.Result(
              left && !data.changed() ? "validation accuracy" : "training accuracy",
              held.accuracy(),
              validation.size(),
              label.command()));
      double testAccuracy = Double.NaN;
      if (test.isPresent()) {
        int before = all - test.get().size();
        testAccuracy =
            LabelledOutputs.of(classifier, test.get(), (done, n) -> progress.at(before + done, all))
                .accuracy();
        results.add(
            new ModelManifest.Result(
                "test accuracy",
                testAccuracy,
                test.get().size(),
                "sketch28 evaluate --model %s --dataset %s"
                    .formatted(label.folder().getFileName(), data.names().get(0))));
      }
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("command", label.command());
      settings.put("seconds", Math.round(label.seconds()));
      settings.put("settings", JSON.convertValue(config, Map.class));
      ModelManifest manifest =
          new ModelManifest(
              label.folder().getFileName().toString(),
              label.title(),
              label.description(),
              config.architecture().toString(),
              classes,
              data.domain(),
              "",
              1,
              0,
              0,
              new ModelManifest.Data(
                  String.join(",", data.names()), data.sha256(), data.split().description()),
              settings,
              results);
      ModelStore.Entry entry = ModelStore.save(label.folder(), manifest, weights, calibration);
      return new Made(entry, held.accuracy(), testAccuracy);
    }
  }
}
