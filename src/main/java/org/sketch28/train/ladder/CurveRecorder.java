package org.sketch28.train.ladder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.classical.LearningCurve;
import org.sketch28.train.classical.PassWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the curve of a training in its folder, and measures validation images after each pass. */
final class CurveRecorder implements PassWatcher {

  private static final Logger LOG = LoggerFactory.getLogger(CurveRecorder.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ImageDataset validation;
  private final Consumer<LearningCurve> listener;
  private LearningCurve curve = LearningCurve.NONE;

  /**
   * @param folder of the training
   * @param validation images; may be empty
   * @param listener is notified of each change of the curve
   */
  CurveRecorder(Path folder, ImageDataset validation, Consumer<LearningCurve> listener) {
    this.file = folder.resolve("curve.json");
    this.validation = validation;
    this.listener = listener;
  }

  /** The curve so far; without points if the training has no passes. */
  LearningCurve curve() {
    return curve;
  }

  @Override
  public void started(int done, int all) {
    show(read().resumed(done, all));
  }

  private LearningCurve read() {
    if (!Files.exists(file)) {
      return LearningCurve.NONE;
    }
    try {
      LearningCurve read = JSON.readValue(Files.readAllBytes(file), LearningCurve.class);
      return read == null ? LearningCurve.NONE : read;
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} cannot be used; the curve begins here", file, e);
      return LearningCurve.NONE;
    }
  }

  @Override
  public void partDone(double at, double accuracy) {
    show(curve.withTraining(at, accuracy));
    if (at == Math.rint(at)) {
      save();
    }
  }

  @Override
  public void passDone(int pass, Supplier<ModelContent> model, Progress progress) {
    if (validation.size() == 0 || !Double.isNaN(curve.validationAccuracy(pass))) {
      return;
    }
    try (ScoredClassifier classifier =
        model.get().classifier(validation.classNames(), Calibration.none())) {
      double accuracy = LabelledOutputs.of(classifier, validation, progress).accuracy();
      show(curve.withValidation(pass, accuracy));
    }
    save();
  }

  private void show(LearningCurve next) {
    curve = next;
    listener.accept(next);
  }

  private void save() {
    try {
      AtomicFiles.write(file, JSON.writeValueAsBytes(curve));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
