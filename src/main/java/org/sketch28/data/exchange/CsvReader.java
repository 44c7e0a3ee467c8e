package org.sketch28.data.exchange;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.sketch28.base.Gzip;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

/**
 * CSV as Kaggle has it: a line an image, the label and then 784 grey levels, with or without a line
 * of names above.
 */
final class CsvReader {

  private static final int COLUMNS = ImageDataset.PIXELS + 1;
  private static final int MOST_IMAGES = 1_000_000;
  private static final int LONGEST_LINE = 1 << 16;

  /** The byte order mark that Excel begins its UTF-8 with, read as Latin-1 as all the rest. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final Path file;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream(1 << 20);
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream(1 << 12);
  private int lineNumber;

  private CsvReader(Path file) {
    this.file = file;
  }

  static ImageSet read(Path path, List<String> wantedNames, Progress progress)
      throws IOException, UserFacingException {
    Map<Split, CsvReader> read = new EnumMap<>(Split.class);
    for (Path file : files(path)) {
      CsvReader reader = new CsvReader(file);
      reader.readAll(progress);
      // A single file is what one learns from, whatever its name.
      boolean test = Files.isDirectory(path) && DatasetImporter.isTest(file);
      if (read.put(test ? Split.TEST : Split.TRAIN, reader) != null) {
        throw new UserFacingException(
            path + " holds several CSV files for the same half. Import them one by one.");
      }
    }
    List<String> names =
        wantedNames.isEmpty()
            ? ClassNames.read(files(path).get(0).toAbsolutePath().getParent())
            : wantedNames;
    if (names.isEmpty()) {
      int highest = read.values().stream().mapToInt(CsvReader::highestLabel).max().orElse(0);
      names = ClassNames.numbers(highest + 1);
    }
    Map<Split, ImageDataset> halves = new EnumMap<>(Split.class);
    for (Map.Entry<Split, CsvReader> entry : read.entrySet()) {
      halves.put(entry.getKey(), entry.getValue().named(entry.getKey().toString(), names));
    }
    return new ImageSet(halves, List.of());
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(DatasetImporter::isCsv).sorted().toList();
    }
  }

  private void readAll(Progress progress) throws IOException, UserFacingException {
    // Bytes of text are about thrice the file's size where it is gzipped; progress is rough then.
    long size = Files.size(file);
    long read = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Gzip.open(file), StandardCharsets.ISO_8859_1), 1 << 16)) {
      for (String text = next(reader); text != null; text = next(reader)) {
        lineNumber++;
        String line = lineNumber == 1 && text.startsWith(MARK) ? text.substring(3) : text;
        if (!line.isBlank() && !(lineNumber == 1 && isHeader(line))) {
          add(line);
        }
        read += text.length() + 1;
        if (lineNumber % 500 == 0) {
          progress.at(Math.min(read, size), size);
        }
      }
    } catch (EOFException | ZipException e) {
      throw new UserFacingException(file + " is cut short or damaged. Get it again.", e);
    }
    if (labels.size() == 0) {
      throw new UserFacingException(file + " holds no images.");
    }
  }

  private String next(BufferedReader reader) throws IOException, UserFacingException {
    StringBuilder line = new StringBuilder(4096);
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      if (line.length() > LONGEST_LINE) {
        throw broken("is too long for an image of 28 × 28");
      }
      c = reader.read();
    }
    return line.toString();
  }

  private boolean isHeader(String line) throws UserFacingException {
    boolean header = line.chars().anyMatch(Character::isLetter);
    if (header && !line.startsWith("label") && !line.startsWith("\"label")) {
      throw new UserFacingException(
          "The first column of %s is not \"label\": it has no labels, so nothing can be learned"
                  .formatted(file)
              + " from it. Kaggle's test.csv is such a file; import its train.csv.");
    }
    return header;
  }

  private void add(String line) throws UserFacingException {
    int column = 0;
    int value = -1;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ',';
      if (c >= '0' && c <= '9') {
        value = Math.max(0, value) * 10 + (c - '0');
        if (value > 255) {
          throw broken("column %d is above 255".formatted(column + 1));
        }
      } else if (c == ',') {
        addValue(column, value);
        column++;
        value = -1;
      } else if (c != '\r' && c != ' ' && c != '"') {
        throw broken("column %d is no whole number".formatted(column + 1));
      }
    }
    if (column != COLUMNS) {
      throw broken(
          "has %d columns instead of %d: the label and 784 grey levels".formatted(column, COLUMNS));
    }
  }

  private void addValue(int column, int value) throws UserFacingException {
    if (value < 0) {
      throw broken("column %d is empty".formatted(column + 1));
    }
    if (column == 0) {
      if (labels.size() >= MOST_IMAGES) {
        throw broken("is one image too many; at most %,d".formatted(MOST_IMAGES));
      }
      if (value >= ClassNames.MOST) {
        throw broken("label %d is too high; at most %d".formatted(value, ClassNames.MOST - 1));
      }
      labels.write(value);
    } else if (column < COLUMNS) {
      pixels.write(value);
    }
  }

  private UserFacingException broken(String what) {
    return new UserFacingException("Line %d of %s %s.".formatted(lineNumber, file, what));
  }

  private int highestLabel() {
    int highest = 0;
    for (byte label : labels.toByteArray()) {
      highest = Math.max(highest, label);
    }
    return highest;
  }

  private ImageDataset named(String name, List<String> names) throws UserFacingException {
    if (highestLabel() >= names.size()) {
      throw new UserFacingException(
          "A label of %s is %d; there are %d classes."
              .formatted(file, highestLabel(), names.size()));
    }
    return new ImageDataset(name, pixels.toByteArray(), labels.toByteArray(), names);
  }
}
