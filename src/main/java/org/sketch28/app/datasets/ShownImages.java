package org.sketch28.app.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DrawingsDataset;
import org.sketch28.data.drawings.SavedDrawing;

/**
 * The images of a dataset that are shown.
 *
 * @param classes summarises the images of each class
 * @param drawings the drawing of each image where the images are the user's own; else empty
 */
record ShownImages(
    DatasetItem item, ImageDataset images, ClassSummary classes, List<SavedDrawing> drawings) {

  /** Stands for the images of all classes. */
  static final int ALL_CLASSES = -1;

  /**
   * Reads the images of a dataset.
   *
   * @param split which part; of the user's own drawings, all are read
   * @throws UserFacingException if they cannot be read
   */
  static ShownImages read(DatasetItem item, Split split, Progress progress)
      throws UserFacingException {
    if (item.dataset() instanceof DrawingsDataset own) {
      // The parts matter only for training; people want to see everything they drew.
      List<SavedDrawing> all = new ArrayList<>(own.drawings(Split.TRAIN));
      all.addAll(own.drawings(Split.TEST));
      all.sort(Comparator.comparing(SavedDrawing::id));
      return of(item, own.images(split, all), List.copyOf(all));
    }
    return of(item, item.dataset().load(split, progress), List.of());
  }

  private static ShownImages of(
      DatasetItem item, ImageDataset images, List<SavedDrawing> drawings) {
    return new ShownImages(item, images, ClassSummary.of(images), drawings);
  }

  /** The user's drawings at some indices; none if the images are not the user's own. */
  List<SavedDrawing> drawings(int... indices) {
    return drawings.isEmpty() ? List.of() : Arrays.stream(indices).mapToObj(drawings::get).toList();
  }

  /**
   * The indices of the images of a class.
   *
   * @param classIndex may be {@link #ALL_CLASSES}
   */
  int[] indices(int classIndex) {
    return IntStream.range(0, images.size())
        .filter(i -> classIndex == ALL_CLASSES || images.label(i) == classIndex)
        .toArray();
  }

  /** An image's number and class, in words. */
  String describe(int index) {
    return Messages.text("datasets.image", index, images.classNames().get(images.label(index)));
  }
}
