package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;

/**
 * Saves the drawing on the canvas with the label that the user gives it. The canvas is cleared once
 * the drawing is on the disk, not before. Of a number, only the selected digit is saved, and the
 * next one becomes selected; after the last digit the canvas is cleared.
 */
public final class DrawingLabeller implements AutoCloseable {

  /** Stands for the whole drawing in place of a digit's index. */
  private static final int WHOLE = -1;

  private final DrawViewModel viewModel;
  private final DrawingStore store;
  private final FineTuningViewModel fineTuning;
  private final Consumer<String> failed;
  private final SaveQueue saves;
  private final ReadOnlyObjectWrapper<Optional<SavedDrawing>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Domain domain = Domain.DIGITS;
  private Optional<Request> last = Optional.empty();

  private final ReadOnlyObjectWrapper<Optional<Question>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The labels that were given before the drawing was recognised: it may be a number. */
  private final List<Integer> pendingLabels = new ArrayList<>();

  /** Above this confidence, another label than the model's is asked about. */
  private static final double SURE = 0.99;

  /**
   * Whether a label is right that contradicts the model strongly; the same label again confirms it.
   *
   * @param label index of the class that the user gave
   * @param predicted index of the class that the model predicts
   * @param confidence of the model, 0…1
   */
  public record Question(int label, int predicted, double confidence) {}

  /**
   * A drawing, or a digit of it, to be saved.
   *
   * @param whole the drawing on the canvas
   * @param part index of the digit, from 0 at the left, or {@link #WHOLE}
   * @param misread whether the model predicted another label or was not sure
   */
  private record Request(Drawing whole, int part, boolean misread) {}

  /** A digit of the number on the canvas that has been saved. */
  private record SavedPart(SavedDrawing drawing, boolean misread) {}

  /** By index; a digit that is saved again replaces the one before. */
  private final Map<Integer, SavedPart> parts = new HashMap<>();

  /**
   * @param viewModel of the canvas
   * @param store where drawings are saved
   * @param fineTuning is notified of misread drawings
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public DrawingLabeller(
      DrawViewModel viewModel,
      DrawingStore store,
      FineTuningViewModel fineTuning,
      Tasks tasks,
      Consumer<String> failed) {
    this.viewModel = viewModel;
    this.store = store;
    this.fineTuning = fineTuning;
    this.failed = failed;
    this.saves = tasks.saves("drawings", failed);
    viewModel.drawingProperty().addListener((p, o, drawing) -> drawingChanged(drawing));
    viewModel.resultProperty().addListener((p, o, n) -> recognized());
    viewModel.modelMissingProperty().addListener((p, o, n) -> recognized());
    // What was asked is about the digit that was selected.
    viewModel.partProperty().addListener((p, o, n) -> question.set(Optional.empty()));
  }

  private void drawingChanged(Drawing drawing) {
    parts.clear();
    pendingLabels.clear();
    question.set(Optional.empty());
    if (!drawing.isEmpty()) {
      saved.set(Optional.empty());
    }
  }

  private void recognized() {
    if (pendingLabels.isEmpty() || viewModel.isRecognizing()) {
      return;
    }
    List<Integer> given = List.copyOf(pendingLabels);
    pendingLabels.clear();
    if (!viewModel.resultProperty().get().isNumber()) {
      label(given.get(given.size() - 1));
      return;
    }
    for (int classIndex : given) {
      label(classIndex);
      if (question.get().isPresent()) {
        // The next label is for the next digit, which is not selected yet.
        return;
      }
    }
  }

  /** Sets what is drawn from now on. */
  public void setDomain(Domain next) {
    domain = next;
    // A class of the other domain has the same index.
    pendingLabels.clear();
    question.set(Optional.empty());
    fineTuning.corrections().setDomain(next);
    saved.set(Optional.empty());
  }

  /**
   * Saves the drawing on the canvas, or the selected digit of a number, with a label. Does nothing
   * if the canvas is empty or there is no such class.
   *
   * @param classIndex of the label in the domain's classes
   */
  public void label(int classIndex) {
    viewModel.release();
    Drawing whole = viewModel.drawingProperty().get();
    if (whole.isEmpty() || classIndex < 0 || classIndex >= domain.classNames().size()) {
      return;
    }
    if (viewModel.isRecognizing()) {
      // Whether it is one digit or several is not known yet.
      pendingLabels.add(classIndex);
      return;
    }
    RecognitionResult result = viewModel.resultProperty().get();
    if (!result.classNames().isEmpty() && !result.classNames().equals(domain.classNames())) {
      failed.accept(Messages.text("keep.otherClasses"));
    } else if (result.isNumber()) {
      labelPart(result, classIndex);
    } else if (isConfirmed(result.prediction(), classIndex)) {
      boolean misread = isMisread(result.prediction(), classIndex);
      save(whole, classIndex, new Request(whole, WHOLE, misread));
    }
  }

  private void labelPart(RecognitionResult result, int classIndex) {
    int index = viewModel.partProperty().get();
    if (index < result.parts().size()) {
      NumberReading.Part part = result.parts().get(index);
      if (!isConfirmed(Optional.of(part.prediction()), classIndex)) {
        return;
      }
      boolean misread = isMisread(Optional.of(part.prediction()), classIndex);
      // At once, so that digits typed quickly label one part after another.
      viewModel.showLabel(index, OptionalInt.of(classIndex));
      viewModel.partProperty().set(index + 1);
      save(part.drawing(), classIndex, new Request(result.drawing(), index, misread));
    }
  }

  /** Whether a label does not contradict the model strongly, or was given twice; asks if not. */
  private boolean isConfirmed(Optional<Prediction> prediction, int classIndex) {
    Optional<Question> asked =
        prediction
            .filter(p -> p.known() && p.best() != classIndex && p.confidence() > SURE)
            .map(p -> new Question(classIndex, p.best(), p.confidence()));
    boolean confirmed = asked.isEmpty() || asked.equals(question.get());
    question.set(confirmed ? Optional.empty() : asked);
    return confirmed;
  }

  /** Whether the model predicts another class, or is not sure. */
  private static boolean isMisread(Optional<Prediction> prediction, int classIndex) {
    return prediction.map(p -> p.best() != classIndex || !p.known()).orElse(false);
  }

  private void save(Drawing drawing, int classIndex, Request request) {
    Domain target = domain;
    saves.submit(
        () -> {
          GrayImage image = target.preprocessor().apply(drawing).result();
          if (image.isBlank()) {
            throw new UserFacingException(Messages.text("keep.blank"));
          }
          SavedDrawing added =
              store.add(target, target.classNames().get(classIndex), drawing, image);
          return () -> saved(added, request);
        },
        () -> selectAgain(request));
  }

  /** A digit of a number that had another label keeps the new one only, once that is saved. */
  private void replace(SavedPart earlier) {
    saves.submit(
        () -> {
          store.remove(earlier.drawing().id());
          return () -> {
            if (earlier.misread()) {
              fineTuning.corrections().remove();
            }
          };
        });
  }

  private void saved(SavedDrawing added, Request request) {
    boolean isThere = viewModel.drawingProperty().get().equals(request.whole());
    int digits = isThere ? viewModel.resultProperty().get().parts().size() : 0;
    if (isThere) {
      Optional.ofNullable(parts.remove(request.part())).ifPresent(this::replace);
    }
    if (isThere && (request.part() == WHOLE || request.part() == digits - 1)) {
      viewModel.clearFinished();
    }
    saved.set(Optional.of(added));
    boolean stays = viewModel.drawingProperty().get().equals(request.whole());
    if (stays && request.part() != WHOLE) {
      parts.put(request.part(), new SavedPart(added, request.misread()));
    }
    last = Optional.of(request);
    if (request.misread()) {
      fineTuning.corrections().add();
    }
  }

  /** Selects the digit again that was not saved, or no longer is. */
  private void selectAgain(Request request) {
    if (request.part() != WHOLE && viewModel.drawingProperty().get().equals(request.whole())) {
      viewModel.showLabel(request.part(), OptionalInt.empty());
      viewModel.partProperty().set(request.part());
    }
  }

  /** Removes the last saved drawing from the disk and shows it on the canvas again. */
  public void undo() {
    saved.get().ifPresent(this::remove);
  }

  private void remove(SavedDrawing drawing) {
    // Not twice.
    saved.set(Optional.empty());
    saves.submit(
        () -> {
          store.remove(drawing.id());
          return () -> removed(drawing);
        },
        () -> saved.set(Optional.of(drawing)));
  }

  private void removed(SavedDrawing drawing) {
    parts.values().removeIf(part -> part.drawing().equals(drawing));
    if (last.map(Request::misread).orElse(false)) {
      fineTuning.corrections().remove();
    }
    if (viewModel.drawingProperty().get().isEmpty()) {
      viewModel.show(last.map(Request::whole).orElse(drawing.drawing()));
    }
    last.ifPresent(this::selectAgain);
    last = Optional.empty();
  }

  /** The label that is asked about, until it is confirmed or the drawing changes. */
  public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** The drawing that was saved last, until something new is drawn. */
  public ReadOnlyObjectProperty<Optional<SavedDrawing>> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  @Override
  public void close() {
    saves.close();
  }
}
