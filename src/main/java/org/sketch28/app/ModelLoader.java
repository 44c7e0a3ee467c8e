package org.sketch28.app;

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

/**
 * Loads models, and the engine with the first one, off the FX thread. Only the latest request
 * counts.
 */
final class ModelLoader implements AutoCloseable {

  private final ModelStore store;
  private final LatestTaskRunner worker;

  /**
   * @param tasks runs work off the FX thread
   */
  ModelLoader(ModelStore store, Tasks tasks) {
    this.store = store;
    this.worker = tasks.latest("models");
  }

  /** All models there are; reads small files. */
  List<ModelStore.Entry> list() {
    return store.list();
  }

  /**
   * Loads a model.
   *
   * @param loaded receives the model and becomes its owner
   * @param failed receives the message if the model cannot be loaded
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

  /** The first prediction is slower than all others, so it should not be the user's. */
  private static void warmUp(Recognizer recognizer) {
    Stroke stroke = Stroke.pen(18, new StrokePoint(100, 60), new StrokePoint(140, 200));
    recognizer.recognize(Drawing.of(List.of(stroke)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
