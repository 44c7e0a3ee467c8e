package org.sketch28.train.run;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.sketch28.base.Progress;
import org.sketch28.base.RemainingTime;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TeacherTargets;
import org.sketch28.train.TrainingEvent;

/**
 * What comes before the first step of a run that has a teacher (Hinton et al. 2015): the teacher
 * predicts the images, in as many variations as {@link TeacherTargets#variations} says. Each
 * variation is saved, so that the pass goes on where it was interrupted.
 */
final class TeacherPass {

  private final Models models;
  private final LoadedRun run;
  private final TeacherFiles files;

  /** Finds a model by its name. */
  @FunctionalInterface
  interface Models {
    ModelStore.Entry find(String name) throws UserFacingException;
  }

  /**
   * @param models have the teacher
   * @param files of the run
   */
  TeacherPass(Models models, LoadedRun run, TeacherFiles files) {
    this.models = models;
    this.run = run;
    this.files = files;
  }

  /**
   * Checks that a model can teach a run.
   *
   * @throws UserFacingException if it has other classes
   */
  static void requireClasses(ModelManifest teacher, TrainingData data) throws UserFacingException {
    if (!teacher.classes().equals(data.split().training().classNames())) {
      throw new UserFacingException(
          ("%s cannot teach this network: its classes are not those of %s. Choose a teacher with"
                  + " the same classes.")
              .formatted(teacher.title(), String.join(", ", data.names())));
    }
  }

  /**
   * Lets the teacher predict what it has not predicted yet.
   *
   * @param control pauses the pass, or ends it
   * @param listener is notified of progress, on this thread
   * @return whether the pass is complete; false if it was ended
   * @throws UserFacingException if the teacher is gone or cannot be loaded, or the disk is full
   * @throws InterruptedException if the thread is interrupted
   */
  boolean run(PauseControl control, Consumer<TrainingEvent> listener)
      throws UserFacingException, InterruptedException {
    ImageDataset images = run.data().split().training();
    int variations =
        TeacherTargets.variations(run.info().config(), images.size(), images.classNames().size());
    if (isComplete(variations)) {
      return true;
    }
    Watch watch = new Watch(control, listener, Math.max(1, variations));
    try (ScoredClassifier teacher = ModelStore.load(teacher())) {
      if (variations == 0) {
        files.savePlain(predictions(teacher, images, watch));
      }
      for (watch.pass = 0; watch.pass < variations; watch.pass++) {
        if (!files.has(watch.pass)) {
          ImageDataset varied = TeacherTargets.varied(images, run.info().config(), watch.pass);
          files.save(watch.pass, predictions(teacher, varied, watch));
        }
      }
      return true;
    } catch (CancellationException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      return false;
    }
  }

  private boolean isComplete(int variations) {
    if (files.hasPlain()) {
      return true;
    }
    for (int variation = 0; variation < variations; variation++) {
      if (!files.has(variation)) {
        return false;
      }
    }
    return variations > 0;
  }

  private ModelStore.Entry teacher() throws UserFacingException {
    ModelStore.Entry teacher = models.find(run.info().config().teacher());
    ModelReference wanted = run.info().origin() == null ? null : run.info().origin().teacher();
    if (wanted != null && !wanted.equals(ModelReference.of(teacher.manifest()))) {
      throw new UserFacingException(
          ("The model %s is not the one that began to teach this run: its weights are different."
                  + " Restore the original model, or run again from the start.")
              .formatted(wanted.name()));
    }
    requireClasses(teacher.manifest(), run.data());
    return teacher;
  }

  private static HostTensor predictions(
      ScoredClassifier teacher, ImageDataset images, Progress progress) {
    Calibration calibration = teacher.calibration();
    DatasetOutputs outputs = teacher.inferAll(images, progress);
    int classes = images.classNames().size();
    float[] all = new float[images.size() * classes];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(calibration.probabilities(outputs.logits(i)), 0, all, i * classes, classes);
    }
    return new HostTensor(new long[] {images.size(), classes}, all);
  }

  /** Reports the progress of all passes, and lets them be paused and ended. */
  private static final class Watch implements Progress {
    private final PauseControl control;
    private final Consumer<TrainingEvent> listener;
    private final int passes;
    private final RemainingTime time = new RemainingTime(() -> System.nanoTime() - paused());
    private long paused;
    private int pass;

    Watch(PauseControl control, Consumer<TrainingEvent> listener, int passes) {
      this.control = control;
      this.listener = listener;
      this.passes = passes;
    }

    private long paused() {
      return paused;
    }

    @Override
    public void at(long done, long total) {
      long before = System.nanoTime();
      try {
        control.await();
        paused += System.nanoTime() - before;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
      if (control.isStopped()) {
        throw new CancellationException();
      }
      long now = pass * total + done;
      long all = passes * total;
      listener.accept(
          new TrainingEvent.Teaching((double) now / Math.max(1, all), time.at(now, all)));
    }
  }
}
