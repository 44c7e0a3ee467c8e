package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.model.store.ModelStore;

/** The models that a network can learn from besides the labels, and none. */
final class Teachers implements AutoCloseable {

  private final ModelStore models;
  private final LatestTaskRunner lists;
  private final ObservableList<Teacher> available = FXCollections.observableArrayList(Teacher.NONE);

  /**
   * A teacher.
   *
   * @param name of a model; empty for none
   * @param title for people
   */
  record Teacher(String name, String title) {
    static final Teacher NONE = new Teacher("", Messages.text("train.teacher.none"));
  }

  Teachers(ModelStore models, Tasks tasks) {
    this.models = models;
    this.lists = tasks.latest("teachers");
  }

  /** Reads again which models there are. */
  void refresh() {
    lists.submit(models::list, this::show);
  }

  private void show(List<ModelStore.Entry> entries) {
    List<Teacher> next = new ArrayList<>(List.of(Teacher.NONE));
    for (ModelStore.Entry each : entries) {
      next.add(new Teacher(each.manifest().name(), ModelTitles.of(each, entries)));
    }
    if (!available.equals(next)) {
      available.setAll(next);
    }
  }

  /** None, and all models. */
  ObservableList<Teacher> available() {
    return available;
  }

  @Override
  public void close() {
    lists.close();
  }
}
