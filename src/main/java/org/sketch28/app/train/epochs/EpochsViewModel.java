package org.sketch28.app.train.epochs;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;

/** The saved epochs of a run, one of which is shown. Must be used on the FX thread. */
public final class EpochsViewModel implements AutoCloseable {

  private final TrainingService service;
  private final RunStore store;
  private final LatestTaskRunner worker;
  private final Tasks tasks;
  private final Supplier<Drawing> pinned;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final IntegerProperty index = new SimpleIntegerProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty(-1);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(Optional.empty(), ""));

  /**
   * What is shown.
   *
   * @param replay once all epochs have been looked at
   * @param message why there is nothing to show; empty while there may be
   */
  record State(Optional<EpochReplay> replay, String message) {}

  /**
   * @param pinned the drawing whose probabilities are shown; may be empty
   * @param tasks runs work off the FX thread
   */
  public EpochsViewModel(
      TrainingService service, RunStore store, Supplier<Drawing> pinned, Tasks tasks) {
    this.service = service;
    this.store = store;
    this.pinned = pinned;
    this.tasks = tasks;
    this.worker = tasks.latest("epochs");
  }

  /** Looks at the epochs of a run. */
  public void open(RunInfo run) {
    Drawing drawing = pinned.get();
    worker.submit(
        () -> look(run, drawing),
        found -> {
          state.set(found);
          found.replay().ifPresent(replay -> index.set(replay.frames().size() - 1));
        });
  }

  private State look(RunInfo run, Drawing drawing) {
    try {
      if (store.epochs(run.id()).list().isEmpty()) {
        return new State(Optional.empty(), Messages.text("epochs.none"));
      }
      LoadedRun loaded = service.load(run, this::report);
      return new State(EpochReplay.of(loaded, store.epochs(run.id()), drawing, this::report), "");
    } catch (UserFacingException e) {
      return new State(Optional.empty(), e.getMessage());
    } catch (CancellationException e) {
      return new State(Optional.empty(), Messages.text("epochs.cancelled"));
    }
  }

  /** Ends the work if nobody waits for it any more. */
  private void report(long done, long all) {
    if (closed.get()) {
      throw new CancellationException();
    }
    tasks.receiver().execute(() -> progress.set((double) done / Math.max(1, all)));
  }

  /** The position of the shown epoch among the saved ones, from 0. */
  IntegerProperty indexProperty() {
    return index;
  }

  /** How far it is, 0…1; −1 before it has begun. */
  DoubleProperty progressProperty() {
    return progress;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  @Override
  public void close() {
    closed.set(true);
    worker.close();
  }
}
