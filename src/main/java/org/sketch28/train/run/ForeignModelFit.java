package org.sketch28.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.Calibration;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.OnnxSettings;
import org.sketch28.model.foreign.OnnxSettings.InputRange;
import org.sketch28.model.store.ForeignModel;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.TrainingConfig;

/**
 * Fits a model that another program made to the validation images of a dataset: what its input is
 * made of, if nobody says so, and its calibration. Whether it was trained on these images is not
 * known, so only the accuracy on test images is stored.
 */
public final class ForeignModelFit {

  private static final double VALIDATION_SHARE = 0.1;
  private static final int FEW = 500;
  private static final int FEATURE_SAMPLE = 10_000;

  private final ForeignModel model;
  private final TrainingData data;
  private final Progress progress;

  private ForeignModelFit(ForeignModel model, TrainingData data, Progress progress) {
    this.model = model;
    this.data = data;
    this.progress = progress;
  }

  /**
   * Fits a model.
   *
   * @param said by the user; what is not said is fitted
   * @param dataset with the classes of the model
   * @param progress of images; may end the work by throwing
   * @throws UserFacingException if the dataset cannot be used for this model
   */
  public static ForeignModel fit(
      ForeignModel model, ImportOptions said, Catalog catalog, String dataset, Progress progress)
      throws UserFacingException {
    TrainingData data =
        TrainingData.load(
            catalog, List.of(dataset), VALIDATION_SHARE, TrainingConfig.SPLIT_SEED, progress);
    ImageDataset validation = data.split().validation();
    if (!validation.classNames().equals(model.manifest().classes())) {
      throw new UserFacingException(
          "The classes of the model are %s, but those of %s are %s. Choose another dataset."
              .formatted(
                  String.join(", ", model.manifest().classes()),
                  dataset,
                  String.join(", ", validation.classNames())));
    }
    ForeignModelFit fit = new ForeignModelFit(model, data, progress);
    return fit.calibrated(fit.withInput(said), data.test(catalog));
  }

  /** The model with the input with which it loses least on a few images. */
  private ForeignModel withInput(ImportOptions said) throws UserFacingException {
    Optional<OnnxSettings> settings = model.onnxSettings();
    if (settings.isEmpty() || (said.range().isPresent() && said.inverted().isPresent())) {
      return model;
    }
    ImageDataset validation = data.split().validation();
    int[] first = IntStream.range(0, Math.min(FEW, validation.size())).toArray();
    ImageDataset few = validation.select(validation.name(), first);
    ForeignModel best = model;
    double least = Double.POSITIVE_INFINITY;
    for (InputRange range : said.range().map(List::of).orElseGet(this::ranges)) {
      for (boolean inverted : said.inverted().map(List::of).orElse(List.of(false, true))) {
        ForeignModel tried = model.with(settings.get().withInput(range, inverted));
        try (ScoredClassifier classifier = tried.open()) {
          double loss = LabelledOutputs.of(classifier, few).loss();
          if (loss < least) {
            best = tried;
            least = loss;
          }
        }
      }
    }
    return best;
  }

  /** The usual ones, and that of these images with mean 0 and deviation 1. */
  private List<InputRange> ranges() {
    byte[] pixels = data.split().training().pixels();
    double sum = 0;
    double squares = 0;
    for (byte pixel : pixels) {
      double value = (pixel & 0xff) / 255.0;
      sum += value;
      squares += value * value;
    }
    double mean = sum / pixels.length;
    double deviation = Math.sqrt(Math.max(1e-6, squares / pixels.length - mean * mean));
    return List.of(
        InputRange.UNIT,
        InputRange.BYTES,
        InputRange.SYMMETRIC,
        new InputRange(rounded(mean), rounded(deviation)));
  }

  /** As recipes quote them: 0.1307 and 0.3081 for MNIST. */
  private static double rounded(double value) {
    return Math.max(1, Math.round(1e4 * value)) / 1e4;
  }

  private ForeignModel calibrated(ForeignModel found, Optional<ImageDataset> test)
      throws UserFacingException {
    try (ScoredClassifier classifier = found.open()) {
      LabelledOutputs validated =
          LabelledOutputs.of(classifier, data.split().validation(), progress);
      Calibration calibration =
          found
              .onnxSettings()
              .map(settings -> ofOnnx(settings, validated))
              .orElseGet(() -> ofNetwork(classifier, validated));
      List<ModelManifest.Result> results = new ArrayList<>();
      test.ifPresent(
          images -> results.add(result(LabelledOutputs.of(classifier, images, progress), found)));
      return found.with(calibration).with(results);
    }
  }

  /** Without distances, and for probabilities, whose energy is always 0, without a threshold. */
  private static Calibration ofOnnx(OnnxSettings settings, LabelledOutputs validated) {
    Calibration fitted = Calibrator.fit(validated, validated, true);
    return Calibration.none()
        .withScalars(
            fitted.temperature(),
            0,
            settings.probabilities() ? Double.NEGATIVE_INFINITY : fitted.threshold());
  }

  private Calibration ofNetwork(ScoredClassifier classifier, LabelledOutputs validated) {
    ImageDataset training = data.split().training();
    int[] first = IntStream.range(0, Math.min(FEATURE_SAMPLE, training.size())).toArray();
    ImageDataset sample = training.select(training.name(), first);
    return Calibrator.fit(LabelledOutputs.of(classifier, sample, progress), validated, false);
  }

  private ModelManifest.Result result(LabelledOutputs tested, ForeignModel found) {
    return new ModelManifest.Result(
        ModelBuilder.TEST,
        tested.accuracy(),
        tested.size(),
        "sketch28 evaluate --model %s --dataset %s"
            .formatted(found.manifest().name(), data.names().get(0)));
  }
}
