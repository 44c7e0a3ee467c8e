package org.sketch28.train.classical;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedImages;
import org.sketch28.model.classical.NearestNeighbours;
import org.sketch28.model.store.ModelContent;

/**
 * Nothing is learned: all images are remembered, or as many as a model can have, chosen at random.
 *
 * @param neighbours see {@link NearestNeighbours}
 * @param falloff see {@link NearestNeighbours}
 * @param preparation see {@link NearestNeighbours}
 */
public record NearestNeighboursTrainer(int neighbours, double falloff, ImagePreparation preparation)
    implements ClassicalTrainer {

  @Override
  public String work(ImageDataset images) {
    return images.size() > NearestNeighbours.MOST_IMAGES
        ? "%,d of %,d images to remember".formatted(NearestNeighbours.MOST_IMAGES, images.size())
        : "%,d images to remember".formatted(images.size());
  }

  @Override
  public ModelContent train(
      ImageDataset images, long seed, Path partial, Progress progress, PassWatcher watcher) {
    ImageDataset remembered = remembered(images, seed);
    return ModelContent.classical(
        new NearestNeighbours(
            neighbours,
            falloff,
            preparation,
            remembered.classNames().size(),
            PreparedImages.of(remembered, preparation, progress),
            remembered.labels()));
  }

  /** As many images as a model can have. */
  static ImageDataset remembered(ImageDataset images, long seed) {
    if (images.size() <= NearestNeighbours.MOST_IMAGES) {
      return images;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    int[] chosen =
        order.stream().limit(NearestNeighbours.MOST_IMAGES).mapToInt(i -> i).sorted().toArray();
    return images.select(images.name(), chosen);
  }
}
