package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.InkEvidence;
import org.sketch28.model.recognize.NumberReading;

/** Which strokes speak for what is recognised; looked for when the pen rests, while it is shown. */
public final class EvidenceFinder {

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<InkEvidence>> found =
      new ReadOnlyObjectWrapper<>(List.of());

  private final DrawViewModel viewModel;

  /** Counts what was looked for; only the last counts. */
  private final AtomicInteger last = new AtomicInteger();

  /** What the evidence is of. */
  private RecognitionResult of = RecognitionResult.none();

  EvidenceFinder(DrawViewModel viewModel) {
    this.viewModel = viewModel;
    shown.addListener((p, o, n) -> find());
    viewModel.drawingProperty().addListener((p, o, n) -> find());
    viewModel.liveProperty().addListener((p, o, n) -> find());
    viewModel.resultProperty().addListener((p, o, n) -> find());
  }

  /** Looks for the evidence of what is recognised, of each digit if it is a number. */
  private void find() {
    RecognitionResult result = viewModel.resultProperty().get();
    boolean resting =
        viewModel.liveProperty().get().isEmpty()
            && !result.drawing().isEmpty()
            && result.drawing().equals(viewModel.drawingProperty().get());
    if (shown.get() && resting && result.recognition().equals(of.recognition())) {
      // A digit that is labelled makes another result of the same recognition.
      return;
    }
    int ticket = last.incrementAndGet();
    of = RecognitionResult.none();
    found.set(List.of());
    if (!shown.get() || !resting) {
      return;
    }
    List<Drawing> drawings =
        result.isNumber()
            ? result.parts().stream().map(NumberReading.Part::drawing).toList()
            : List.of(result.drawing());
    viewModel.ask(
        recognizer ->
            drawings.stream()
                .filter(drawing -> ticket == last.get())
                .map(drawing -> InkEvidence.of(recognizer, drawing))
                .flatMap(Optional::stream)
                .toList(),
        evidence -> {
          if (ticket == last.get()) {
            of = result;
            found.set(evidence);
          }
        });
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
