package org.sketch28.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;

/**
 * An incomplete download and where it is from. The mirror is noted because another may have the
 * same content compressed differently, and the validator because the mirror may change its file.
 *
 * @param path of the incomplete file
 * @param note the file beside it with mirror and validator, each on a line
 */
record PartFile(Path path, Path note) {

  static PartFile of(Path target) {
    String name = target.getFileName().toString();
    return new PartFile(
        target.resolveSibling(name + ".part"), target.resolveSibling(name + ".part.from"));
  }

  private List<String> lines() {
    try {
      return Files.isRegularFile(note)
          ? Files.readAllLines(note, StandardCharsets.UTF_8)
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The mirrors, beginning with the one that the part is from. */
  List<URI> preferred(List<URI> mirrors) {
    List<URI> order = new ArrayList<>(mirrors);
    order.sort((a, b) -> Boolean.compare(sizeFrom(b) > 0, sizeFrom(a) > 0));
    return order;
  }

  /** The number of bytes that are there from a mirror. */
  long sizeFrom(URI mirror) {
    List<String> lines = lines();
    return !lines.isEmpty() && lines.get(0).equals(mirror.toString()) ? path.toFile().length() : 0;
  }

  /** The ETag or date that the mirror sent with the part. */
  Optional<String> validator() {
    List<String> lines = lines();
    return lines.size() > 1 && !lines.get(1).isEmpty()
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Begins a new part from a mirror. */
  void begin(URI mirror, Optional<String> validator) throws IOException {
    discard();
    String text = mirror + "\n" + validator.orElse("") + "\n";
    AtomicFiles.write(note, text.getBytes(StandardCharsets.UTF_8));
  }

  void discard() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(note);
  }

  void moveTo(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(note);
  }
}
