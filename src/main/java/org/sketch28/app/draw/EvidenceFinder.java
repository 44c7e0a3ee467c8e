package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.InkEvidence;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

/** Which strokes speak for what is recognised; looked for when the pen rests, while it is shown. */
public final class EvidenceFinder {

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<InkEvidence>> found =
      new ReadOnlyObjectWrapper<>(List.of());

  EvidenceFinder() {}

  /**
   * Looks for the evidence of a result, of each digit if it is a number.
   *
   * @param worker also closes the recognizer, so that it cannot be closed meanwhile
   */
  void find(LatestTaskRunner worker, Recognizer recognizer, RecognitionResult result) {
    if (shown.get() && !result.drawing().isEmpty()) {
      Stream<Drawing> drawings =
          result.isNumber()
              ? result.parts().stream().map(NumberReading.Part::drawing)
              : Stream.of(result.drawing());
      worker.submit(
          () ->
              drawings
                  .map(drawing -> InkEvidence.of(recognizer, drawing))
                  .flatMap(Optional::stream)
                  .toList(),
          found::set);
    }
  }

  /** The drawing has changed. */
  void forget() {
    found.set(List.of());
  }

  /** Whether it is shown. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** The evidence of each thing on the canvas; empty while it is being looked for. */
  ReadOnlyObjectProperty<List<InkEvidence>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
