package org.sketch28.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** Loads models, and with the first one the engine, off the FX thread. The latest request wins. */
final class ModelLoader implements AutoCloseable {

  private final ModelStore store;
  private final LatestTaskRunner worker = Tasks.onFxThread().latest("models");

  ModelLoader(ModelStore store) {
    this.store = store;
  }

  /** Where models are. */
  ModelStore store() {
    return store;
  }

  /** Where the user's own models go. */
  Path userFolder() {
    return store.folders().get(store.folders().size() - 1);
  }

  /** All models there are; reads small files. */
  List<ModelStore.Entry> list() {
    return store.list();
  }

  /**
   * Loads a model.
   *
   * @param loaded receives it on the FX thread
   * @param failed receives the message on the FX thread if it cannot be loaded
   */
  void load(ModelStore.Entry entry, Consumer<Recognizer> loaded, Consumer<String> failed) {
    worker.submit(
        () -> attempt(entry),
        attempt -> {
          attempt.recognizer().ifPresent(loaded);
          attempt.problem().ifPresent(failed);
        },
        // Its parameters are native memory.
        attempt -> attempt.recognizer().ifPresent(Recognizer::close));
  }

  private record Attempt(Optional<Recognizer> recognizer, Optional<String> problem) {}

  private static Attempt attempt(ModelStore.Entry entry) {
    try {
      Recognizer recognizer = Recognizer.load(entry);
      warmUp(recognizer);
      return new Attempt(Optional.of(recognizer), Optional.empty());
    } catch (UserFacingException e) {
      return new Attempt(Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  /** The first prediction is slower than all others; let it not be the user's. */
  private static void warmUp(Recognizer recognizer) {
    Stroke stroke = Stroke.pen(18, new StrokePoint(100, 60), new StrokePoint(140, 200));
    recognizer.recognize(Drawing.of(List.of(stroke)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
