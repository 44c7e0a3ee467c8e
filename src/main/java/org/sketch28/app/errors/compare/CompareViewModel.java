package org.sketch28.app.errors.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.sketch28.app.base.Messages;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.data.corrections.Correction;
import org.sketch28.evaluate.Comparison;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;

/**
 * The comparison of the open model with another on the same images. Must be used on one thread, the
 * one of the view model of the open evaluation.
 */
public final class CompareViewModel {

  private final ErrorsViewModel errors;
  private final ObservableList<ModelStore.Entry> others = FXCollections.observableArrayList();
  private final ObjectProperty<ModelStore.Entry> other = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<Compared>> compared =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public CompareViewModel(ErrorsViewModel errors) {
    this.errors = errors;
    errors.openedProperty().addListener((p, o, n) -> changed());
    errors.models().addListener((ListChangeListener<ModelStore.Entry>) change -> changed());
    other.addListener((p, o, n) -> compared.set(Optional.empty()));
  }

  private void changed() {
    OpenEvaluation opened = errors.openedProperty().get();
    List<ModelStore.Entry> fitting =
        opened == null
            ? List.of()
            : errors.models().stream()
                .filter(m -> !m.manifest().name().equals(opened.model().manifest().name()))
                .filter(m -> m.manifest().classes().equals(opened.model().manifest().classes()))
                .toList();
    if (!others.equals(fitting)) {
      others.setAll(fitting);
    }
    if (other.get() == null || !fitting.contains(other.get())) {
      other.set(fitting.isEmpty() ? null : fitting.get(0));
    }
    compared.set(Optional.empty());
  }

  /** Compares; evaluates the other model first if that was not done yet. */
  void compare() {
    OpenEvaluation opened = errors.openedProperty().get();
    ModelStore.Entry with = other.get();
    if (opened == null || with == null) {
      return;
    }
    List<Correction> corrections =
        errors.correctedProperty().get()
            ? errors.corrections().of(opened.dataset().name())
            : List.of();
    errors
        .jobs()
        .start(
            Messages.text("errors.evaluating", with.manifest().title(), opened.dataset().title()),
            progress -> {
              Evaluation others =
                  errors
                      .evaluator()
                      .evaluate(
                          with, opened.dataset().name(), opened.evaluation().split(), progress)
                      .corrected(corrections);
              Comparison comparison = Comparison.of(opened.evaluation(), others);
              return () -> {
                // Another evaluation may have been opened meanwhile: its images are others.
                if (opened.equals(errors.openedProperty().get()) && with.equals(other.get())) {
                  compared.set(Optional.of(new Compared(opened, with, others, comparison)));
                }
              };
            },
            errors::fail);
  }

  /** The models that have the classes of the open one. */
  ObservableList<ModelStore.Entry> others() {
    return others;
  }

  ObjectProperty<ModelStore.Entry> otherProperty() {
    return other;
  }

  /** None before a comparison. */
  ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
    return compared.getReadOnlyProperty();
  }
}
