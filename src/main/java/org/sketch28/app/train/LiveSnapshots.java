package org.sketch28.app.train;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.FaultReporter;
import org.sketch28.model.recognize.Recognizer;

/** Takes a snapshot of the running training every two seconds, while the user wants that. */
public final class LiveSnapshots implements AutoCloseable {

  private static final long INTERVAL_NANOS = 2_000_000_000L;

  private final LatestTaskRunner worker;
  private final FaultReporter faults;
  private final LongSupplier nanoTime;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private Consumer<Recognizer> listener = Recognizer::close;
  private boolean pending;
  private long next;

  /**
   * @param nanoTime a clock in nanoseconds
   */
  LiveSnapshots(Tasks tasks, LongSupplier nanoTime) {
    this.worker = tasks.latest("live-snapshots");
    this.faults = tasks.faults();
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
    wanted.addListener(
        (p, o, on) -> {
          if (!on) {
            worker.cancel();
            pending = false;
          }
        });
  }

  /**
   * To be called once a frame: takes a snapshot if it is time for one.
   *
   * @param source makes the snapshot in the background; none before the first step
   */
  void offer(Supplier<Optional<Recognizer>> source) {
    if (!wanted.get() || pending || nanoTime.getAsLong() - next < 0) {
      return;
    }
    next = nanoTime.getAsLong() + INTERVAL_NANOS;
    pending = true;
    worker.submit(
        () -> {
          try {
            return source.get();
          } catch (RuntimeException | Error e) {
            // Reported; the next snapshot may succeed.
            faults.report(e);
            return Optional.<Recognizer>empty();
          }
        },
        snapshot -> {
          pending = false;
          snapshot.ifPresent(listener);
        },
        snapshot -> snapshot.ifPresent(Recognizer::close));
  }

  /**
   * Receives a recognizer with the current weights every two seconds, while {@link #wantedProperty}
   * is set, and has to close it.
   */
  public void setListener(Consumer<Recognizer> newListener) {
    listener = newListener;
  }

  public BooleanProperty wantedProperty() {
    return wanted;
  }

  @Override
  public void close() {
    worker.close();
  }
}
