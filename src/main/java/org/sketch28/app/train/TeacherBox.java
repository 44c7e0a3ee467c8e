package org.sketch28.app.train;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import org.sketch28.app.control.ChoiceText;

/** Chooses the model that a network learns from besides the labels. */
final class TeacherBox extends ComboBox<Teachers.Teacher> {

  private boolean refreshing;

  TeacherBox(Teachers teachers, TrainingForm form) {
    getItems().setAll(teachers.available());
    teachers
        .available()
        .addListener(
            (ListChangeListener<Teachers.Teacher>)
                change -> {
                  // A new list is no choice of the user's.
                  refreshing = true;
                  getItems().setAll(teachers.available());
                  select(form.teacherProperty().get());
                  refreshing = false;
                });
    setMaxWidth(Double.MAX_VALUE);
    setConverter(new ChoiceText<>(Teachers.Teacher::title));
    setValue(Teachers.Teacher.NONE);
    form.teacherProperty().addListener((p, o, name) -> select(name));
    setOnAction(
        event -> {
          if (getValue() != null && !refreshing) {
            form.teacherProperty().set(getValue().name());
          }
        });
  }

  /** A model that is not there any more stays the teacher: training will say that it is missing. */
  private void select(String name) {
    setValue(
        getItems().stream()
            .filter(teacher -> teacher.name().equals(name))
            .findFirst()
            .orElseGet(() -> new Teachers.Teacher(name, name)));
  }
}
