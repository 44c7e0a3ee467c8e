package org.sketch28.train.classical;

import java.nio.file.Path;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.store.ModelContent;

/** A way of training without gradients, with its settings. */
public interface ClassicalTrainer {

  /**
   * What it does, for people: "45 pairs of classes".
   *
   * @param images that it learns from
   */
  String work(ImageDataset images);

  /** Options of {@code sketch28 train} that make these settings from those of its recipe. */
  default String options() {
    return "";
  }

  /**
   * Learns. What takes long is saved on the way (a pair of classes, a pass over all images), and
   * after an interruption the same training resumes from there.
   *
   * @param images to learn from
   * @param seed of everything random
   * @param partial the folder of what is saved on the way, which exists
   * @param progress of the work; may end it by throwing
   * @param watcher of passes over all images, if there are any
   * @throws UserFacingException if what is learned cannot be a model; the same training would end
   *     in the same way again
   * @throws java.io.UncheckedIOException if the folder cannot be read or written
   */
  ModelContent train(
      ImageDataset images, long seed, Path partial, Progress progress, PassWatcher watcher)
      throws UserFacingException;
}
