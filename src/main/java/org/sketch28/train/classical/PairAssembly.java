package org.sketch28.train.classical;

import java.util.List;
import java.util.TreeMap;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.classical.SupportVectors;

/** Joins the machines of all pairs into one model, in which each support vector is there once. */
final class PairAssembly {

  private static final int PIXELS = ImageDataset.PIXELS;

  private final ImageDataset images;
  private final List<PairMachine> machines;
  private final int classes;

  /**
   * @param machines of all pairs, in their order
   */
  PairAssembly(ImageDataset images, List<PairMachine> machines) {
    this.images = images;
    this.machines = machines;
    this.classes = images.classNames().size();
  }

  SupportVectors model(SupportVectorTrainer trainer) {
    TreeMap<ShiftedImage, float[]> rows = new TreeMap<>();
    float[] offsets = new float[machines.size()];
    int pair = 0;
    for (int first = 0; first < classes; first++) {
      for (int second = first + 1; second < classes; second++) {
        PairMachine machine = machines.get(pair);
        offsets[pair] = machine.offset();
        for (int v = 0; v < machine.vectors().size(); v++) {
          ShiftedImage vector = machine.vectors().get(v);
          // Of the other classes, in their order, the one that this pair has.
          int column = images.label(vector.index()) == first ? second - 1 : first;
          rows.computeIfAbsent(vector, each -> new float[classes - 1])[column] =
              machine.coefficients().get(v);
        }
        pair++;
      }
    }
    byte[] vectors = new byte[rows.size() * PIXELS];
    byte[] classOf = new byte[rows.size()];
    float[] coefficients = new float[rows.size() * (classes - 1)];
    int row = 0;
    for (var entry : rows.entrySet()) {
      entry.getKey().copy(images, vectors, row * PIXELS);
      classOf[row] = images.labels()[entry.getKey().index()];
      System.arraycopy(entry.getValue(), 0, coefficients, row * (classes - 1), classes - 1);
      row++;
    }
    return new SupportVectors(
        trainer.kernel(), trainer.preparation(), classes, vectors, classOf, coefficients, offsets);
  }
}
