package org.sketch28.train.classical;

import java.nio.file.Path;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedImages;
import org.sketch28.model.classical.NearestNeighbours;
import org.sketch28.model.store.ModelContent;

/**
 * Nothing is learned: all images are remembered.
 *
 * @param neighbours see {@link NearestNeighbours}
 * @param falloff see {@link NearestNeighbours}
 * @param preparation see {@link NearestNeighbours}
 */
public record NearestNeighboursTrainer(int neighbours, double falloff, ImagePreparation preparation)
    implements ClassicalTrainer {

  @Override
  public String work(ImageDataset images) {
    return "%,d images to remember".formatted(images.size());
  }

  @Override
  public ModelContent train(ImageDataset images, long seed, Path partial, Progress progress)
      throws UserFacingException {
    if (images.size() > NearestNeighbours.MOST_IMAGES) {
      throw new UserFacingException(
          "Nearest neighbours can remember %,d images, and these are %,d. Choose fewer datasets."
              .formatted(NearestNeighbours.MOST_IMAGES, images.size()));
    }
    return ModelContent.classical(
        new NearestNeighbours(
            neighbours,
            falloff,
            preparation,
            images.classNames().size(),
            PreparedImages.of(images, preparation, progress),
            images.labels()));
  }
}
