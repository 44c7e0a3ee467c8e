package org.sketch28.train.ladder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.base.AtomicFiles;

/** Figures of the ladder as data. */
public final class LadderFile {

  private static final String SHIPPED = "/ladder.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private LadderFile() {}

  /** What was trained by the developers and ships with the program, by system. */
  public static Map<String, LadderFigures> shipped() {
    try (InputStream in = LadderFile.class.getResourceAsStream(SHIPPED)) {
      Map<String, LadderFigures> figures = new LinkedHashMap<>();
      JSON.readValue(in, new TypeReference<List<LadderFigures>>() {})
          .forEach(each -> figures.put(each.system(), each));
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes figures in the form of those that ship.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Collection<LadderFigures> figures) throws IOException {
    AtomicFiles.write(
        file, (JSON.writeValueAsString(figures) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
