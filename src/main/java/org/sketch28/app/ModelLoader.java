package org.sketch28.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.ModelStore;
import org.sketch28.model.Recognizer;

/** Loads models, and with the first one the engine, off the FX thread. The latest request wins. */
final class ModelLoader implements AutoCloseable {

  private final ModelStore store;
  private final LatestWins worker = new LatestWins("sketch28-models", Platform::runLater);

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
    org.sketch28.image.Stroke stroke =
        org.sketch28.image.Stroke.pen(
            18,
            new org.sketch28.image.StrokePoint(100, 60),
            new org.sketch28.image.StrokePoint(140, 200));
    recognizer.recognize(org.sketch28.image.Drawing.of(List.of(stroke)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
