package org.sketch28.train.classical;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedImages;
import org.sketch28.model.classical.Kernel;
import org.sketch28.model.classical.SupportVectors;
import org.sketch28.model.store.ModelContent;

/**
 * A support vector machine for each pair of classes, by libsvm (Chang and Lin). With virtual
 * vectors (DeCoste and Schölkopf 2002), each pair is trained a second time, on its support vectors
 * and on these moved by a pixel.
 *
 * @param kernel see {@link Kernel}
 * @param cost of an image on the wrong side of its margin
 * @param preparation see {@link SupportVectors}
 * @param shifts by which support vectors are moved to become virtual ones: 0, 4 or 8 directions
 */
public record SupportVectorTrainer(
    Kernel kernel, double cost, ImagePreparation preparation, int shifts)
    implements ClassicalTrainer {

  @Override
  public String work(ImageDataset images) {
    int classes = images.classNames().size();
    return "%d pairs of classes".formatted(SupportVectors.pairs(classes));
  }

  @Override
  public ModelContent train(
      ImageDataset images, long seed, Path partial, Progress progress, PassWatcher watcher)
      throws UserFacingException {
    // Progress begins with what was saved, not with these few seconds.
    ImageDataset prepared = PreparedImages.dataset(images, preparation, progress.unmeasured());
    try {
      List<PairMachine> machines = machines(prepared, new PairFiles(partial), progress);
      return ModelContent.classical(new PairAssembly(prepared, machines).model(this));
    } catch (VectorLimit.Exceeded e) {
      throw new UserFacingException(
          "There are more than %,d support vectors, which is as many as a model can have. Train on fewer images."
              .formatted(SupportVectors.MOST_VECTORS),
          e);
    }
  }

  private List<PairMachine> machines(ImageDataset prepared, PairFiles files, Progress progress)
      throws UserFacingException {
    List<int[]> pairs = pairs(prepared.classNames().size());
    VectorLimit limit = new VectorLimit(SupportVectors.MOST_VECTORS);
    PairMachine[] machines = new PairMachine[pairs.size()];
    List<Integer> missing = new ArrayList<>();
    for (int p = 0; p < machines.length; p++) {
      machines[p] = files.find(p).map(limit::count).orElse(null);
      if (machines[p] == null) {
        missing.add(p);
      }
    }
    int restored = machines.length - missing.size();
    progress.at(restored, machines.length);
    ParallelFor.ofLong(
        missing.size(),
        PairSolver.mostAtOnce(prepared, Runtime.getRuntime().maxMemory()),
        (done, total) -> progress.at(restored + done, machines.length),
        (i, step) -> {
          int p = missing.get(i);
          PairSolver solver = new PairSolver(kernel, cost, step);
          machines[p] = limit.count(files.save(p, machine(solver, prepared, pairs.get(p))));
        });
    return List.of(machines);
  }

  private PairMachine machine(PairSolver solver, ImageDataset images, int[] pair) {
    int[] members =
        IntStream.range(0, images.size())
            .filter(i -> images.label(i) == pair[0] || images.label(i) == pair[1])
            .toArray();
    PairMachine first = solver.solve(images, pair, ShiftedImage.plain(members));
    // Of a pair in which a class has no images there are no vectors to move.
    return shifts == 0 || first.vectors().isEmpty()
        ? first
        : solver.solve(images, pair, ShiftedImage.virtual(first.vectors(), shifts));
  }

  private static List<int[]> pairs(int classes) {
    return IntStream.range(0, classes)
        .boxed()
        .flatMap(
            first ->
                IntStream.range(first + 1, classes).mapToObj(second -> new int[] {first, second}))
        .toList();
  }
}
