package org.sketch28.train.classical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;

/** The machines of pairs that are done, a file each, so that an interrupted training goes on. */
final class PairFiles {

  private final Path folder;

  PairFiles(Path folder) {
    this.folder = folder;
  }

  private Path file(int pair) {
    return folder.resolve("pair-%d.bin".formatted(pair));
  }

  /** The machine of a pair, if it is done; a damaged file counts as none. */
  Optional<PairMachine> find(int pair) {
    Path file = file(pair);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      if (bytes.remaining() < 8 || bytes.getInt() != (bytes.capacity() - 8) / 8) {
        return Optional.empty();
      }
      float offset = bytes.getFloat();
      List<ShiftedImage> vectors = new ArrayList<>();
      List<Float> coefficients = new ArrayList<>();
      while (bytes.hasRemaining()) {
        vectors.add(ShiftedImage.of(bytes.getInt()));
        coefficients.add(bytes.getFloat());
      }
      return Optional.of(new PairMachine(vectors, coefficients, offset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Saves the machine of a pair.
   *
   * @return the same machine
   * @throws UncheckedIOException if it cannot be written
   */
  PairMachine save(int pair, PairMachine machine) {
    int size = machine.vectors().size();
    ByteBuffer bytes = ByteBuffer.allocate(8 + 8 * size).putInt(size).putFloat(machine.offset());
    for (int v = 0; v < size; v++) {
      bytes.putInt(machine.vectors().get(v).code()).putFloat(machine.coefficients().get(v));
    }
    try {
      AtomicFiles.write(file(pair), bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return machine;
  }
}
