package org.sketch28.train;

import java.util.SplittableRandom;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedImages;

/**
 * What a teacher says of the images that a network learns from. It has named each of them in
 * several variations, and each epoch takes the next of these, so that both see the same image
 * (Beyer et al. 2022: Knowledge distillation: a good teacher is patient and consistent).
 *
 * @param variations of each image; 0 if the teacher has named the images as they are
 * @param images number of images
 * @param classes number of classes
 * @param probabilities variations × images × classes, or images × classes if there are none
 */
public record TeacherTargets(int variations, int images, int classes, float[] probabilities) {

  /** Of settings that give a teacher no share. */
  static final TeacherTargets NONE = new TeacherTargets(0, 0, 0, new float[0]);

  private static final int MOST_VARIATIONS = 20;

  /** With fewer, a network would see less variety than without a teacher. */
  private static final int FEWEST_VARIATIONS = 4;

  /** 160 MB. */
  private static final int MOST_VALUES = 40_000_000;

  private static final int BLOCK = 500;

  /**
   * How many variations of each image a teacher names.
   *
   * @return one for each epoch, up to 20 and to 160 MB of predictions; 0 if images are not varied,
   *     if the network sees them prepared and the teacher does not, or if fewer than four would fit
   */
  public static int variations(TrainingConfig config, int images, int classes) {
    if (config.augmentation().equals(Augmentation.NONE)
        || config.preparation() != ImagePreparation.NONE) {
      return 0;
    }
    int wanted = Math.min(config.epochs(), MOST_VARIATIONS);
    int possible = (int) Math.min(wanted, MOST_VALUES / ((long) images * classes));
    return possible < Math.min(wanted, FEWEST_VARIATIONS) ? 0 : possible;
  }

  /**
   * The images in one of their variations, for the teacher.
   *
   * @param variation from 0
   */
  public static ImageDataset varied(ImageDataset images, TrainingConfig config, int variation) {
    byte[] pixels = new byte[images.size() * ImageDataset.PIXELS];
    ParallelFor.of(
        (images.size() + BLOCK - 1) / BLOCK,
        Progress.NONE,
        block -> {
          float[] image = new float[ImageDataset.PIXELS];
          for (int i = block * BLOCK; i < Math.min(images.size(), (block + 1) * BLOCK); i++) {
            SplittableRandom random = random(config.seed(), variation, i);
            config.augmentation().apply(images.pixels(), i * ImageDataset.PIXELS, image, 0, random);
            PreparedImages.put(image, pixels, i);
          }
        });
    return new ImageDataset(images.name(), pixels, images.labels(), images.classNames());
  }

  /**
   * As they were saved with a run.
   *
   * @param saved variations × images × classes, or images × classes
   * @throws UserFacingException if they are for another number of images or classes
   */
  static TeacherTargets of(HostTensor saved, ImageDataset images) throws UserFacingException {
    long[] shape = saved.shape();
    int last = shape.length - 1;
    int classes = images.classNames().size();
    if (shape.length < 2
        || shape.length > 3
        || shape[last] != classes
        || shape[last - 1] != images.size()) {
      throw new UserFacingException(
          "The saved predictions of the teacher do not match the training images. Run it again from the start.");
    }
    int variations = shape.length == 3 ? (int) shape[0] : 0;
    return new TeacherTargets(variations, images.size(), classes, saved.values());
  }

  /** The random numbers that vary an image: the same for teacher and network. */
  private static SplittableRandom random(long seed, int variation, int image) {
    return new SplittableRandom((seed * 1_000_003 + variation) * 1_000_003 + image);
  }

  /**
   * The random numbers that vary an image in an epoch.
   *
   * @param otherwise if the teacher has not seen it varied
   */
  SplittableRandom random(long seed, int epoch, int image, SplittableRandom otherwise) {
    return variations == 0 ? otherwise : random(seed, epoch % variations, image);
  }

  /** Where the probabilities of an image in an epoch begin. */
  private int offset(int epoch, int image) {
    int variation = variations == 0 ? 0 : epoch % variations;
    return (variation * images + image) * classes;
  }

  /** Adds the probabilities of an image in an epoch by their share. */
  void add(int epoch, int image, float share, float[] targets, int offset) {
    for (int c = 0; c < classes; c++) {
      targets[offset + c] += share * probabilities[offset(epoch, image) + c];
    }
  }
}
