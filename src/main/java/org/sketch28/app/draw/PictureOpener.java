package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.FaultReporter;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.picture.Polarity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pictures in the background and remembers the latest, so that ink and background can be
 * swapped later. Must be used on the receiver's thread of its {@link Tasks}.
 */
final class PictureOpener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PictureOpener.class);

  /** Pictures that are remembered: each takes megabytes. */
  private static final int MOST = 20;

  private final LatestTaskRunner worker;
  private final FaultReporter faults;
  private final List<OpenedPicture> opened = new ArrayList<>();
  private AtomicBoolean cancelled = new AtomicBoolean();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  PictureOpener(Tasks tasks) {
    worker = tasks.latest("pictures");
    faults = tasks.faults();
  }

  /**
   * Reads a picture, in place of one that is still being read.
   *
   * @param shown receives the picture
   * @param failed receives the message if the picture cannot be read
   */
  void open(PictureSource source, Consumer<OpenedPicture> shown, Consumer<String> failed) {
    cancel();
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    busy.set(true);
    worker.submit(
        () -> read(source, stop, shown, failed),
        outcome -> {
          busy.set(false);
          outcome.run();
        });
  }

  /** Stops reading a picture, if one is being read. */
  void cancel() {
    cancelled.set(true);
    worker.cancel();
    busy.set(false);
  }

  private Runnable read(
      PictureSource source,
      AtomicBoolean stop,
      Consumer<OpenedPicture> shown,
      Consumer<String> failed) {
    try {
      OpenedPicture picture = OpenedPicture.of(source.read(stop::get), Polarity.AUTO);
      return () -> remember(picture, shown);
    } catch (CancellationException e) {
      LOG.debug("The picture is no longer wanted", e);
      return () -> {};
    } catch (UserFacingException e) {
      return () -> failed.accept(e.getMessage());
    } catch (RuntimeException | Error e) {
      // Reported here, since the view must not stay busy.
      faults.report(e);
      return () -> {};
    }
  }

  private void remember(OpenedPicture picture, Consumer<OpenedPicture> shown) {
    if (opened.size() == MOST) {
      opened.remove(0);
    }
    opened.add(picture);
    shown.accept(picture);
  }

  /**
   * Swaps ink and background of a picture, unless another one is being read.
   *
   * @param shown receives the inverted picture
   */
  void invert(OpenedPicture picture, Consumer<OpenedPicture> shown) {
    if (!busy.get()) {
      worker.submit(picture::inverted, inverted -> remember(inverted, shown));
    }
  }

  /** The picture that a drawing was drawn over; empty if there is none. */
  Optional<OpenedPicture> pictureUnder(Drawing drawing) {
    return drawing
        .picture()
        .flatMap(ink -> opened.stream().filter(p -> p.ink().ink().equals(ink)).findFirst());
  }

  /** Whether a picture is being read. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  @Override
  public void close() {
    cancelled.set(true);
    worker.close();
  }
}
