package org.sketch28.app.classes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.FewDrawingsTraining;

/**
 * The state of the view of the user's own classes. Every change is saved at once and can be undone.
 * Must be used on one thread, the receiver of its {@link Tasks}.
 */
public final class ClassesViewModel implements AutoCloseable {

  private final Path models;
  private final ClassTrainer trainer;
  private final Consumer<String> failed;
  private Runnable modelBuilt = () -> {};
  private final ClassSetList list;
  private final ClassEdits edits;
  private final ClassUndo changes;
  private final DrawViewModel canvas;
  private final LatestTaskRunner loader;
  private final JobRunner jobs;
  private final ReadOnlyObjectWrapper<Optional<TrainedClasses>> trained =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ModelStore.Entry>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String id = ClassSetStore.newId();
  private boolean started;

  /**
   * @param models the folder of the user's own models
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public ClassesViewModel(
      ClassSetStore store,
      Path models,
      ClassTrainer trainer,
      Tasks tasks,
      Consumer<String> failed) {
    this.models = models;
    this.trainer = trainer;
    this.failed = failed;
    this.list = new ClassSetList(store, tasks, failed, this::moved);
    this.edits = new ClassEdits(set -> list.save(id, set));
    this.canvas = new DrawViewModel(tasks);
    this.changes = new ClassUndo(canvas, edits);
    this.loader = tasks.latest("classes-model");
    this.jobs = tasks.jobs("classes-training");
  }

  /** Reads the sets on the disk, the first time, and opens the one that was changed last. */
  public void start() {
    if (!started) {
      started = true;
      list.read(
          () -> {
            if (edits.setProperty().get().isBlank()) {
              list.sets().stream().findFirst().ifPresent(this::open);
            }
          });
    }
  }

  /** Shows a set, and loads the model that was trained with it before, if there is one. */
  void open(ClassSetStore.Saved saved) {
    if (saved.id().equals(id)) {
      return;
    }
    id = saved.id();
    trained.set(Optional.empty());
    model.set(Optional.empty());
    edits.open(saved.set());
    loadModel(id);
  }

  /** Shows a new set, which is saved when it is changed. */
  void create() {
    open(new ClassSetStore.Saved(ClassSetStore.newId(), ClassSet.empty()));
  }

  /** Removes the set that is shown; {@link #restore} brings it back. */
  void remove() {
    list.remove(id);
    list.sets().stream().findFirst().ifPresentOrElse(this::open, this::create);
  }

  /** Brings back the set that was removed last, and shows it. */
  void restore() {
    list.restore(this::open);
  }

  private void loadModel(String which) {
    loader.submit(
        () -> read(folder(which)),
        read -> {
          read.recognizer().ifPresent(recognizer -> use(which, recognizer));
          read.problem().ifPresent(failed);
        },
        // Its parameters are native memory.
        read -> read.recognizer().ifPresent(Recognizer::close));
  }

  private record Read(Optional<Recognizer> recognizer, Optional<String> problem) {}

  /** The model in a folder, if there is one. */
  private static Read read(Path folder) {
    try {
      return Files.exists(folder)
          ? new Read(Optional.of(Recognizer.load(ModelStore.entry(folder))), Optional.empty())
          : new Read(Optional.empty(), Optional.empty());
    } catch (UserFacingException e) {
      return new Read(Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private void use(String which, Recognizer recognizer) {
    if (which.equals(id)) {
      canvas.use(recognizer);
      model.set(Optional.of(recognizer.entry()));
    } else {
      recognizer.close();
    }
  }

  /** Another window has changed or removed the same set: this window goes on with its copy. */
  private void moved(String from, String to) {
    if (from.equals(id)) {
      id = to;
    }
    list.read(() -> failed.accept(Messages.text("classes.copied")));
  }

  private Path folder(String which) {
    return models.resolve(ClassSetStore.Saved.modelName(which));
  }

  /** Adds the drawing on the canvas to the selected class, and clears the canvas. */
  void add() {
    addTo(edits.selectedProperty().get());
  }

  /**
   * Adds the drawing on the canvas to a class, and clears the canvas. Does nothing if there is no
   * such class or nothing is drawn.
   */
  void addTo(int index) {
    canvas.release();
    Drawing drawing = canvas.drawingProperty().get();
    List<ClassSet.NamedClass> classes = edits.setProperty().get().classes();
    if (index < 0 || index >= classes.size() || drawing.isEmpty()) {
      return;
    }
    if (FewDrawingsTraining.image(drawing).isBlank()) {
      failed.accept(Messages.text("classes.blank"));
    } else if (classes.get(index).drawings().size() >= ClassSet.MOST_DRAWINGS) {
      failed.accept(Messages.text("classes.full", ClassSet.MOST_DRAWINGS));
    } else {
      edits.addDrawing(index, drawing);
      canvas.clear();
    }
  }

  /** What can be undone: changes of the canvas and of the classes. */
  ClassUndo changes() {
    return changes;
  }

  /** Trains a network with these classes, to try it on the canvas from then on. */
  void train() {
    ClassSet set = edits.setProperty().get();
    String which = id;
    if (ClassSetTexts.problem(set).isEmpty()) {
      jobs.start(
          Messages.text("classes.training"), progress -> train(which, set, progress), failed);
    }
  }

  /** Sets what runs when a model has been trained. */
  public void setOnModelBuilt(Runnable listener) {
    modelBuilt = listener;
  }

  private Runnable train(String which, ClassSet set, Progress progress) throws UserFacingException {
    try {
      FewDrawingsTraining.Result result =
          trainer.train(
              set.names(),
              FewDrawingsTraining.examples(set),
              folder(which),
              set.titleOrNames(),
              progress);
      Recognizer recognizer = Recognizer.load(result.model());
      return () -> trained(which, new TrainedClasses(set, result), recognizer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return () -> {};
    }
  }

  private void trained(String which, TrainedClasses classes, Recognizer recognizer) {
    if (which.equals(id)) {
      trained.set(Optional.of(classes));
    }
    use(which, recognizer);
    modelBuilt.run();
  }

  /** Whether the classes were changed since they were trained. */
  boolean isOutdated() {
    ClassSet now = edits.setProperty().get();
    return trained.get().filter(each -> !each.set().equals(now)).isPresent();
  }

  /** The canvas on which the classes are drawn and tried. */
  public DrawViewModel canvas() {
    return canvas;
  }

  /** The set that is shown, and what changes it. */
  ClassEdits edits() {
    return edits;
  }

  /** The training, with its progress. */
  JobRunner jobs() {
    return jobs;
  }

  /** All sets. */
  ClassSetList list() {
    return list;
  }

  /** The id of the set that is shown. */
  String id() {
    return id;
  }

  /** The result of the last training of this set in this window. */
  ReadOnlyObjectProperty<Optional<TrainedClasses>> trainedProperty() {
    return trained.getReadOnlyProperty();
  }

  /** The model of the set; empty if it was never trained. */
  ReadOnlyObjectProperty<Optional<ModelStore.Entry>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  @Override
  public void close() {
    jobs.close();
    list.close();
    loader.close();
    canvas.close();
  }
}
