package org.sketch28.app.classes;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.base.UndoHistory;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.image.drawing.Drawing;

/** The set of classes that is shown, and every change of it, which can be undone. */
final class ClassEdits {

  private final Consumer<ClassSet> changed;
  private final ReadOnlyObjectWrapper<ClassSet> present =
      new ReadOnlyObjectWrapper<>(ClassSet.empty());
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final IntegerProperty selected = new SimpleIntegerProperty();
  private UndoHistory<ClassSet> history = new UndoHistory<>(ClassSet.empty());

  /** The field that is being typed into. */
  private Optional<String> typing = Optional.empty();

  /**
   * @param changed receives the set after each change
   */
  ClassEdits(Consumer<ClassSet> changed) {
    this.changed = changed;
  }

  /** Shows a set, whose history begins here. */
  void open(ClassSet set) {
    history = new UndoHistory<>(set);
    selected.set(0);
    show();
  }

  /** Changes the title of the set. */
  void setTitle(String title) {
    type("title", present.get().withTitle(title));
  }

  /** Changes the name of a class. */
  void rename(int index, String name) {
    type("name " + index, present.get().renamed(index, name));
  }

  /** Letters that are typed into one field are undone together. */
  private void type(String field, ClassSet next) {
    if (next.equals(present.get())) {
      return;
    }
    if (typing.equals(Optional.of(field))) {
      history.amend(next);
    } else {
      history.push(next);
    }
    update();
    typing = Optional.of(field);
  }

  /** Adds a class and selects it; does nothing if there are as many as can be. */
  void addClass() {
    if (present.get().classes().size() < ClassSet.MOST_CLASSES) {
      change(present.get().withAnotherClass());
      selected.set(present.get().classes().size() - 1);
    }
  }

  /** Removes a class with its drawings. */
  void removeClass(int index) {
    if (index < selected.get()) {
      selected.set(selected.get() - 1);
    }
    change(present.get().without(index));
  }

  /** Adds a drawing to a class and selects that. */
  void addDrawing(int index, Drawing drawing) {
    selected.set(index);
    change(present.get().plus(index, drawing));
  }

  /** Removes a drawing. */
  void removeDrawing(int index, int drawing) {
    change(present.get().without(index, drawing));
  }

  private void change(ClassSet next) {
    history.push(next);
    update();
  }

  /** Undoes the last change, if there is one. */
  void undo() {
    if (history.canUndo()) {
      history.undo();
      update();
    }
  }

  /** Makes the change again that was undone last, if there is one. */
  void redo() {
    if (history.canRedo()) {
      history.redo();
      update();
    }
  }

  private void update() {
    show();
    changed.accept(history.present());
  }

  private void show() {
    typing = Optional.empty();
    // A class that is gone is no longer selected when the set is shown.
    selected.set(Math.max(0, Math.min(selected.get(), history.present().classes().size() - 1)));
    present.set(history.present());
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }

  /** The set that is shown. */
  ReadOnlyObjectProperty<ClassSet> setProperty() {
    return present.getReadOnlyProperty();
  }

  /** The index of the class that drawings are added to. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }
}
