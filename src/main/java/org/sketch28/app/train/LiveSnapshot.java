package org.sketch28.app.train;

import java.util.List;
import java.util.Map;
import org.sketch28.app.base.Messages;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingData;

/** Turns the weights of a running training into a model for the canvas, which is not saved. */
final class LiveSnapshot {

  private LiveSnapshot() {}

  /** A recognizer with these weights; the caller has to close it. */
  static Recognizer of(LoadedRun loaded, Map<String, HostTensor> weights) {
    RunInfo run = loaded.info();
    TrainingData data = loaded.data();
    List<String> classes = data.split().training().classNames();
    ModelContent content =
        ModelContent.network(run.config().architecture(), run.config().preparation(), weights);
    ModelManifest manifest =
        ModelManifestBuilder.builder()
            .name(run.id())
            .title(Messages.text("train.snapshot", run.title()))
            .description("")
            .architecture(content.architecture())
            .options(content.options().isEmpty() ? null : content.options())
            .classes(classes)
            .domain(data.domain())
            .parametersSha256("")
            .temperature(1)
            .recipe(Map.of())
            .results(List.of())
            .build();
    return new Recognizer(
        ModelStore.Entry.unsaved(manifest),
        data.domain().preprocessor(),
        content.classifier(classes, Calibration.none()));
  }
}
