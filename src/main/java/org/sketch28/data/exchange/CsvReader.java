package org.sketch28.data.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
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
 * Reads CSV tables in Kaggle's form: a row for each image with the label and 784 grey levels, with
 * or without a header. Cells are read one at a time, so that no file, however it is made, takes
 * more memory than its images.
 */
final class CsvReader {

  private static final int COLUMNS = ImageDataset.PIXELS + 1;
  private static final int MOST_IMAGES = 1_000_000;
  private static final int LONGEST_CELL = 1000;
  private static final int ROWS_PER_REPORT = 500;

  /** The byte order mark that Excel begins UTF-8 files with, decoded as Latin-1. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_CELL).build())
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Path file;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream(1 << 20);
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream(1 << 12);
  private long line = 1;

  private CsvReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a CSV file, or a folder of them.
   *
   * @param wantedNames of the classes; empty for those in the folder or, if it has none, numbers
   * @param progress may end the work by throwing
   * @throws UserFacingException if a line is not an image, a label is out of range, class names are
   *     missing, or there are several files for one split
   */
  static ImageSet read(Path path, List<String> wantedNames, Progress progress)
      throws IOException, UserFacingException {
    Map<Split, CsvReader> read = new EnumMap<>(Split.class);
    for (Path file : files(path)) {
      CsvReader reader = new CsvReader(file);
      reader.readAll(progress);
      // A single file is for training, whatever its name.
      boolean test = Files.isDirectory(path) && DatasetImporter.isTest(file);
      if (read.put(test ? Split.TEST : Split.TRAIN, reader) != null) {
        throw new UserFacingException(
            path + " holds several CSV files for the same split. Import them one by one.");
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
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    for (Map.Entry<Split, CsvReader> entry : read.entrySet()) {
      splits.put(entry.getKey(), entry.getValue().named(entry.getKey().toString(), names));
    }
    return new ImageSet(splits, List.of());
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
    // Text is about three times as long as a gzipped file, so progress is rough for those.
    long size = Files.size(file);
    try (CsvParser parser =
        CSV.createParser(new InputStreamReader(Gzip.openText(file), StandardCharsets.ISO_8859_1))) {
      for (int row = 0; parser.nextToken() == JsonToken.START_ARRAY; row++) {
        line = parser.currentLocation().getLineNr();
        if (row == 0) {
          readFirstRow(parser);
        } else {
          readRow(parser, 0);
        }
        if (row % ROWS_PER_REPORT == 0) {
          progress.at(Math.min(parser.currentLocation().getCharOffset(), size), size);
        }
      }
    } catch (EOFException | ZipException e) {
      throw new UserFacingException(
          file + " is incomplete or damaged. Download or copy it again.", e);
    } catch (StreamConstraintsException e) {
      throw broken("has a cell that is too long for a number", e);
    } catch (JsonProcessingException e) {
      throw broken("is not valid CSV", e);
    }
    if (labels.size() == 0) {
      throw new UserFacingException(file + " holds no images. Choose another file.");
    }
  }

  /** Reads the first row, which is a header or an image. */
  private void readFirstRow(CsvParser parser) throws IOException, UserFacingException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      return;
    }
    String first = parser.getText();
    String text = first.startsWith(MARK) ? first.substring(MARK.length()).strip() : first;
    String name = text.startsWith("\"") ? text.substring(1) : text;
    if (name.chars().noneMatch(Character::isLetter)) {
      addLabel(number(text.replace("\"", ""), 0));
      readRow(parser, 1);
      return;
    }
    if (!name.startsWith("label")) {
      throw new UserFacingException(
          "The first column of %s is not \"label\", so there are no labels to learn from. Kaggle's"
                  .formatted(file)
              + " test.csv is such a file; import its train.csv instead.");
    }
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      // The names of the other columns do not matter.
    }
  }

  /** Reads the cells of a row from {@code firstColumn} on. */
  private void readRow(CsvParser parser, int firstColumn) throws IOException, UserFacingException {
    int column = firstColumn;
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      if (column == COLUMNS) {
        throw broken("has too many columns: an image has a label and 784 grey levels", null);
      }
      int value = number(parser, column);
      if (column == 0) {
        addLabel(value);
      } else {
        pixels.write(value);
      }
      column++;
    }
    if (column != COLUMNS) {
      throw broken(
          "has %d columns instead of %d: the label and 784 grey levels".formatted(column, COLUMNS),
          null);
    }
  }

  private int number(CsvParser parser, int column) throws IOException, UserFacingException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    return number(text, from, from + parser.getTextLength(), column);
  }

  private int number(String text, int column) throws UserFacingException {
    return number(text.toCharArray(), 0, text.length(), column);
  }

  private int number(char[] text, int from, int to, int column) throws UserFacingException {
    if (from == to) {
      throw broken("has nothing in column %d".formatted(column + 1), null);
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        throw broken("has no whole number in column %d".formatted(column + 1), null);
      }
      value = value * 10 + (text[i] - '0');
      if (value > 255) {
        throw broken("has a number above 255 in column %d".formatted(column + 1), null);
      }
    }
    return value;
  }

  private void addLabel(int label) throws UserFacingException {
    if (labels.size() >= MOST_IMAGES) {
      throw broken("is one image too many; there may be %,d".formatted(MOST_IMAGES), null);
    }
    if (label >= ClassNames.MOST) {
      throw broken(
          "has the label %d; labels may be 0 to %d".formatted(label, ClassNames.MOST - 1), null);
    }
    labels.write(label);
  }

  private UserFacingException broken(String what, Throwable cause) {
    return new UserFacingException("Line %d of %s %s.".formatted(line, file, what), cause);
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
          "%s has the label %d, but there are only %d classes."
              .formatted(file, highestLabel(), names.size()));
    }
    return new ImageDataset(name, pixels.toByteArray(), labels.toByteArray(), names);
  }
}
