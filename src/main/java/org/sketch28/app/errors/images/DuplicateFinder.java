package org.sketch28.app.errors.images;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.data.ImageDataset;
import org.sketch28.evaluate.Duplicates;

/** Compares all images of the open evaluation with each other, once and on demand. */
final class DuplicateFinder {

  private final JobRunner jobs;
  private final Consumer<String> failed;
  private final ReadOnlyObjectWrapper<Optional<Duplicates>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Those that the job compares, if it is running. */
  private ImageDataset comparing;

  private ImageDataset compared;

  /**
   * @param failed receives messages for the user
   */
  DuplicateFinder(JobRunner jobs, Consumer<String> failed) {
    this.jobs = jobs;
    this.failed = failed;
  }

  /** What was found for these images; empty if they were not compared yet. */
  Optional<Duplicates> of(ImageDataset images) {
    return compared == images ? found.get() : Optional.empty();
  }

  /**
   * Compares images as a job, and keeps the result in place of that for other images. If they are
   * being compared already, those who asked first are told.
   *
   * @param done runs when they have been compared
   * @param givenUp runs if the user cancels, or another job is running
   */
  void find(ImageDataset images, Runnable done, Runnable givenUp) {
    boolean busy = jobs.runningProperty().get();
    if (busy && comparing == images) {
      return;
    }
    if (!busy) {
      comparing = images;
    }
    jobs.start(
        Messages.text("errors.duplicates.finding"),
        progress -> {
          try {
            Duplicates duplicates = Duplicates.of(images, progress);
            return () -> {
              comparing = null;
              compared = images;
              found.set(Optional.of(duplicates));
              done.run();
            };
          } catch (CancellationException e) {
            return () -> {
              comparing = null;
              givenUp.run();
            };
          }
        },
        message -> {
          failed.accept(message);
          givenUp.run();
        });
  }

  /** The latest result. */
  ReadOnlyObjectProperty<Optional<Duplicates>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
