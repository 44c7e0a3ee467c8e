package org.sketch28.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.TestPictures;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.PngWriter;

/** What is exported comes back the same, and what people have comes in. */
class ExchangeTest {

  @TempDir private Path folder;

  private static ImageSet read(Path path) throws UserFacingException {
    return DatasetImporter.read(path, List.of(), Domain.DIGITS, Progress.NONE);
  }

  /** Names that are awkward as folders: a slash, a reserved word, two that differ in case. */
  private static ImageDataset awkward(int count, long seed) {
    ImageDataset digits = StrokeDigits.images("digits", count, seed);
    return new ImageDataset(
        "awkward",
        digits.pixels(),
        digits.labels(),
        List.of("T-shirt/top", "con", "a", "A", "100 %", ".x", "é", "q?", "7", "Ankle boot"));
  }

  @ParameterizedTest
  @EnumSource(DatasetExporter.Format.class)
  void whatIsExportedComesBackTheSame(DatasetExporter.Format format) throws Exception {
    Map<Split, ImageDataset> halves = new EnumMap<>(Split.class);
    halves.put(Split.TRAIN, awkward(57, 1));
    halves.put(Split.TEST, awkward(23, 2));
    Path out = folder.resolve("out");
    DatasetExporter.write(out, format, halves, Progress.NONE);
    ImageSet read = read(out);
    for (Split split : Split.values()) {
      assertTrue(read.splits().get(split).sameContent(halves.get(split)), format + " " + split);
    }
    assertEquals(List.of(), read.notes());
    assertThrows(
        UserFacingException.class,
        () -> DatasetExporter.write(out, format, halves, Progress.NONE),
        "nothing is overwritten");
  }

  @Test
  void aCancelledExportLeavesNothing() {
    Path out = folder.resolve("out");
    Map<Split, ImageDataset> halves = Map.of(Split.TRAIN, awkward(50, 1));
    assertThrows(
        CancellationException.class,
        () ->
            DatasetExporter.write(
                out,
                DatasetExporter.Format.PNG,
                halves,
                (done, total) -> {
                  if (done > 20) {
                    throw new CancellationException();
                  }
                }));
    assertEquals(0, folder.toFile().list().length);
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("train.csv"), text);
  }

  private static String line(int label) {
    return label + ",17".repeat(784) + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "label,pixel0,pixel1\n", "\"label\",\"1x1\",\"1x2\"\n"})
  void kaggleTablesComeWithAndWithoutALineOfNames(String header) throws Exception {
    ImageDataset data = read(csv(header + line(3) + line(9) + "\n")).splits().get(Split.TRAIN);
    assertEquals(2, data.size());
    assertEquals(9, data.label(1));
    assertEquals(17, data.image(1).get(27, 27));
    assertEquals(ClassNames.DIGITS, data.classNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "label,pixel0,pixel1\n"})
  void aTableThatExcelWroteIsReadToo(String header) throws Exception {
    ImageDataset data = read(csv("\ufeff" + header + line(3))).splits().get(Split.TRAIN);
    assertEquals(1, data.size());
    assertEquals(3, data.label(0));
  }

  @Test
  void namesOfFilesAreTheSameInEveryLocale() throws Exception {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Path out = folder.resolve("out");
    try {
      // Its digits are not those of ASCII.
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
      DatasetExporter.write(
          out, DatasetExporter.Format.PNG, Map.of(Split.TRAIN, awkward(1, 1)), Progress.NONE);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
    try (Stream<Path> files = Files.walk(out)) {
      assertTrue(files.anyMatch(file -> file.endsWith("000000.png")));
    }
  }

  @Test
  void aGzippedTableIsReadToo() throws Exception {
    Path file = folder.resolve("train.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(line(1).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    assertEquals(1, read(file).splits().get(Split.TRAIN).size());
  }

  private String assertRefused(String text) throws IOException {
    Path file = csv(text);
    UserFacingException e = assertThrows(UserFacingException.class, () -> read(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    return e.getMessage();
  }

  @Test
  void whatIsWrongInATableIsNamedByLineAndColumn() throws Exception {
    assertTrue(assertRefused(line(1) + "5,1,2\n").contains("Line 2"));
    assertTrue(assertRefused(line(1) + "5,256" + ",1".repeat(783)).contains("column 2"));
    assertTrue(assertRefused("5,1.5" + ",1".repeat(783)).contains("column 2"));
    assertTrue(assertRefused("5,," + "1,".repeat(782) + "1").contains("nothing in column 2"));
    assertTrue(assertRefused("200" + ",1".repeat(784)).contains("label 200"));
    assertTrue(assertRefused("pixel0,pixel1\n" + line(1)).contains("no labels"));
    assertTrue(assertRefused("").contains("no images"));
    assertTrue(assertRefused("1" + ",1".repeat(100_000)).contains("too many columns"));
  }

  private void picture(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Test
  void picturesOfAnySizeAndPolarityBecomeInputs() throws Exception {
    picture("seven/big.png", TestPictures.encode(TestPictures.seven(), "png"));
    picture("seven/photo.jpg", TestPictures.encode(TestPictures.seven(), "jpg"));
    picture("other/broken.png", new byte[] {1, 2, 3});
    picture("other/line.png", TestPictures.encode(TestPictures.seven(), "png"));
    ImageSet read = read(folder);
    ImageDataset data = read.splits().get(Split.TRAIN);
    assertEquals(3, data.size());
    assertEquals(List.of("other", "seven"), data.classNames());
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().get(0).contains("broken.png"), read.notes().toString());
    assertEquals(0, data.image(0).get(0, 0), "the background is black");
    assertFalse(data.image(0).isBlank());
  }

  @Test
  void smallPicturesThatAreDarkOnLightAreTurned() throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 20, 5);
    for (int i = 0; i < digits.size(); i++) {
      GrayImage image = digits.image(i).negated();
      picture(digits.label(i) + "/" + (100 + i) + ".png", PngWriter.encode(image));
    }
    ImageSet read = read(folder);
    assertTrue(read.splits().get(Split.TRAIN).sameContent(digits));
    assertTrue(read.notes().get(0).contains("inverted"), read.notes().toString());
  }

  @Test
  void classesAreInTheOrderOfTheirNumbers() throws Exception {
    byte[] image = PngWriter.encode(StrokeDigits.images("one", 1, 1).image(0));
    for (String name : List.of("10", "9", "b", "2")) {
      picture(name + "/x.png", image);
    }
    assertEquals(List.of("2", "9", "10", "b"), read(folder).splits().get(Split.TRAIN).classNames());
  }

  @Test
  void aFolderThatIsNoDatasetIsRefusedWithWhatOneIs() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    for (Path path : List.of(text, folder, folder.resolve("missing"))) {
      UserFacingException e = assertThrows(UserFacingException.class, () -> read(path));
      assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    }
    Path images = Files.write(folder.resolve("x-images-idx3-ubyte"), new byte[100]);
    assertThrows(UserFacingException.class, () -> read(images));
  }
}
