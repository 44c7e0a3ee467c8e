package org.sketch28.train.classical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedImages;
import org.sketch28.model.classical.Lira;
import org.sketch28.model.classical.LiraNeurons;
import org.sketch28.model.store.ModelContent;

/**
 * LIRA (Kussul and Baidyk 2004): a perceptron on random neurons, trained on images, and on these
 * moved by a pixel and leaning to either side. Weights are the mean over all steps, which
 * generalise better than the last.
 *
 * @param neurons how many
 * @param bright see {@link LiraNeurons}
 * @param dark see {@link LiraNeurons}
 * @param preparation what is done with an image before the neurons see it
 * @param shifts by which each image is moved as well: 0, 4 or 8 directions
 * @param slant by which images lean to either side, or not at all, as chosen at random in each
 *     pass: pixels for each row
 * @param copies of an image, moved by a pixel, whose sums are averaged with its own when it is
 *     classified, 0…{@link Lira#MOST_SHIFTS}
 * @param epochs passes over all of these
 * @param margin share by which the score of the right class is lowered before it is compared with
 *     the others
 */
public record LiraTrainer(
    int neurons,
    int bright,
    int dark,
    ImagePreparation preparation,
    int shifts,
    double slant,
    int copies,
    int epochs,
    double margin)
    implements ClassicalTrainer {

  /** The number of neurons of the system in MNIST's history. */
  public static final int NEURONS = 256_000;

  /** The largest number of neurons; there is no memory for the weights of more. */
  public static final int MOST_NEURONS = 1_000_000;

  /** The same settings with another number of neurons, 1…{@link #MOST_NEURONS}. */
  public LiraTrainer withNeurons(int count) {
    return new LiraTrainer(count, bright, dark, preparation, shifts, slant, copies, epochs, margin);
  }

  @Override
  public String options() {
    return neurons == NEURONS ? "" : " --neurons " + neurons;
  }

  @Override
  public String work(ImageDataset images) {
    return "%,d neurons, %d × %,d images".formatted(neurons, epochs, images.size() * (1L + shifts));
  }

  @Override
  public ModelContent train(
      ImageDataset images, long seed, Path partial, Progress progress, PassWatcher watcher) {
    LiraNeurons network = LiraNeurons.random(neurons, bright, dark, seed);
    // Progress begins with what was saved, not with these few seconds.
    ImageDataset prepared = PreparedImages.dataset(images, preparation, progress.unmeasured());
    LiraCheckpoint file = new LiraCheckpoint(partial);
    try {
      Optional<LiraPerceptron> saved = file.read(neurons, images.classNames().size(), margin);
      LiraPerceptron perceptron =
          saved.orElseGet(() -> new LiraPerceptron(neurons, images.classNames().size(), margin));
      LiraEpoch epoch = new LiraEpoch(prepared, network, shifts, slant, seed);
      watcher.started(perceptron.epochs(), epochs);
      if (saved.isPresent()) {
        passDone(perceptron, epoch, network, watcher, progress);
      }
      for (int e = perceptron.epochs(); e < epochs; e++) {
        long before = e;
        epoch.train(
            perceptron,
            (done, all) -> progress.at(before * all + done, epochs * all),
            (share, accuracy) -> watcher.partDone(before + share, accuracy));
        file.write(perceptron);
        passDone(perceptron, epoch, network, watcher, progress);
      }
      return model(network, perceptron);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void passDone(
      LiraPerceptron perceptron,
      LiraEpoch epoch,
      LiraNeurons network,
      PassWatcher watcher,
      Progress progress) {
    int pass = perceptron.epochs();
    watcher.passDone(
        pass,
        () -> model(network, perceptron),
        (done, all) -> progress.at(pass * epoch.size(), epochs * epoch.size()));
  }

  private ModelContent model(LiraNeurons network, LiraPerceptron perceptron) {
    return ModelContent.classical(
        new Lira(
            network,
            preparation,
            copies,
            perceptron.classes(),
            perceptron.scale(),
            perceptron.averaged()));
  }
}
