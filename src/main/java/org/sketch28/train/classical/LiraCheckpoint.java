package org.sketch28.train.classical;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;

/** LIRA's weights after a pass, so that an interrupted training goes on from there. */
final class LiraCheckpoint {

  private final Path file;

  LiraCheckpoint(Path folder) {
    file = folder.resolve("lira.bin");
  }

  /** What was saved, if anything was. */
  Optional<LiraPerceptron> read(int neurons, int classes, double margin) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.remaining() != size(neurons * classes)) {
      // A damaged file: the training begins anew.
      return Optional.empty();
    }
    long steps = bytes.getLong();
    int epochs = bytes.getInt();
    double scores = bytes.getDouble();
    float[] weights = new float[neurons * classes];
    double[] weighted = new double[neurons * classes];
    bytes.asFloatBuffer().get(weights);
    bytes.position(bytes.position() + 4 * weights.length);
    bytes.asDoubleBuffer().get(weighted);
    LiraPerceptron perceptron = new LiraPerceptron(classes, margin, weights, weighted);
    perceptron.at(steps, epochs, scores);
    return Optional.of(perceptron);
  }

  private static int size(int weights) {
    return Long.BYTES + Integer.BYTES + Double.BYTES + (Float.BYTES + Double.BYTES) * weights;
  }

  void write(LiraPerceptron perceptron) throws IOException {
    float[] weights = perceptron.weights();
    ByteBuffer bytes = ByteBuffer.allocate(size(weights.length));
    bytes.putLong(perceptron.steps()).putInt(perceptron.epochs()).putDouble(perceptron.scores());
    bytes.asFloatBuffer().put(weights);
    bytes.position(bytes.position() + 4 * weights.length);
    bytes.asDoubleBuffer().put(perceptron.weighted());
    AtomicFiles.write(file, bytes.array());
  }
}
