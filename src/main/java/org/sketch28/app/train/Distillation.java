package org.sketch28.app.train;

import org.sketch28.app.base.Messages;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;

/** Prepares the training of a small network that learns from a model. */
public final class Distillation {

  private Distillation() {}

  /** Fills in the form; the user may change the settings before the training starts. */
  public static void prepare(TrainViewModel training, ModelStore.Entry teacher) {
    ModelManifest manifest = teacher.manifest();
    training
        .form()
        .show(
            TrainingConfigBuilder.builder(Preset.GOOD.config(manifest.domain()))
                .teacher(manifest.name())
                .distillation(TrainingConfig.TEACHER_SHARE)
                .build());
    training.datasets().selectFor(manifest);
    training.say(Messages.text("train.distil", ModelTitles.plain(teacher)));
  }
}
