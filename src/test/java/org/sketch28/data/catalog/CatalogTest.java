package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/** Datasets of every kind in a folder of their own. */
class CatalogTest {

  @TempDir private Path home;

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 30, 1);

  private DatasetFolders folders() {
    return new DatasetFolders(List.of(home.resolve("shared")), home.resolve("data"));
  }

  private Catalog catalog() {
    return new Catalog(
        PublicDatasets.standard(),
        folders(),
        new DrawingStore(home.resolve("drawings")),
        new CorrectionStore(home.resolve("corrections")),
        home.resolve("cache"));
  }

  private static Map<Split, ImageDataset> both() {
    Map<Split, ImageDataset> both = new EnumMap<>(Split.class);
    both.put(Split.TRAIN, DIGITS);
    both.put(Split.TEST, StrokeDigits.images("digits", 10, 2));
    return both;
  }

  private Catalog withImported(String name) throws UserFacingException {
    Catalog catalog = catalog();
    catalog.add(name, "Mine", Domain.DIGITS, "a drawer", both());
    return catalog;
  }

  private static String assertRefused(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(UserFacingException.class, action).getMessage();
  }

  @Test
  void everyDatasetOfTheListIsFoundByItsName() throws Exception {
    Catalog catalog = withImported("mine");
    List<String> names = catalog.list().stream().map(each -> each.info().name()).toList();
    assertEquals(names.size(), names.stream().distinct().count());
    assertEquals(List.of("stroke-digits", "my-digits", "my-garments"), names.subList(0, 3));
    assertEquals("mine", names.get(names.size() - 1));
    for (Dataset dataset : catalog.list()) {
      assertEquals(dataset.info(), catalog.find(dataset.info().name()).info());
    }
    String message = assertRefused(() -> catalog.find("nothing"));
    assertTrue(message.contains("\"nothing\"") && message.contains("fashion-mnist"), message);
    assertRefused(() -> catalog.find("../data/mine"));
  }

  @Test
  void anImportedDatasetComesBackTheSameAndIsRemoved() throws Exception {
    Catalog catalog = withImported("mine");
    Dataset mine = catalog().find("mine");
    for (Map.Entry<Split, ImageDataset> each : both().entrySet()) {
      assertTrue(catalog.load("mine", each.getKey()).sameContent(each.getValue()));
      assertTrue(mine.has(each.getKey()) && mine.isQuick(each.getKey()));
    }
    assertTrue(mine.isAvailable());
    assertEquals(40 * 785 + 16 + 8 + 16 + 8, mine.bytesOnDisk());
    assertEquals(Optional.empty(), mine.groups(Split.TRAIN));
    assertTrue(catalog.isRemovable(mine));
    catalog.remove("mine");
    assertRefused(() -> catalog.find("mine"));
    assertRefused(() -> catalog.remove(StrokeDigitsDataset.NAME));
  }

  @Test
  void aSplitThatWasNotImportedIsNotThere() throws Exception {
    Catalog catalog = catalog();
    catalog.add("train-only", "Mine", Domain.DIGITS, "x", Map.of(Split.TRAIN, DIGITS));
    assertFalse(catalog.find("train-only").has(Split.TEST));
    assertTrue(assertRefused(() -> catalog.load("train-only", Split.TEST)).contains("test"));
  }

  @Test
  void aDamagedImportedDatasetIsLeftOutOfTheList() throws Exception {
    Catalog catalog = withImported("mine");
    Path manifest = folders().own().resolve("mine/dataset.json");
    for (String bad :
        List.of(
            "{",
            "{\"title\":\"x\"}",
            Files.readString(manifest, java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"1\"", "\"0\""))) {
      Files.writeString(manifest, bad);
      assertRefused(() -> catalog.find("mine"));
      assertTrue(catalog.list().stream().noneMatch(each -> each.info().name().equals("mine")));
    }
  }

  @Test
  void namesMustBeValidAndFree() throws Exception {
    Catalog catalog = withImported("mine");
    for (String name : List.of("", "Mine", "a b", "-x", "..", "x".repeat(61))) {
      assertTrue(assertRefused(() -> catalog.requireFree(name)).contains("lower-case"), name);
    }
    for (String name : List.of("mine", "mnist", "stroke-digits")) {
      assertTrue(assertRefused(() -> catalog.requireFree(name)).contains("already"), name);
    }
    assertRefused(() -> catalog.add("mine", "Mine", Domain.DIGITS, "x", both()));
    assertEquals("my-old-digits", Catalog.nameFor(" My old (digits)! "));
    assertEquals("imported", Catalog.nameFor("日本"));
  }

  @Test
  void onlyPublicDatasetsAreDownloaded() throws Exception {
    Catalog catalog = withImported("mine");
    assertTrue(
        assertRefused(() -> catalog.download("mine", new Downloader(), Progress.NONE))
            .contains("not a public dataset"));
    assertTrue(catalog.downloadBytes("mnist") > 10_000_000);
    assertEquals(0, catalog.downloadBytes("mine"));
    assertTrue(
        assertRefused(() -> catalog.load("mnist", Split.TRAIN))
            .contains("sketch28 download mnist"));
    assertFalse(catalog.find("mnist").isAvailable());
    assertEquals(0, catalog.find("mnist").bytesOnDisk());
  }

  @Test
  void correctionsChangeLabelsAndLeaveUnclearImagesOut() throws Exception {
    Catalog catalog = withImported("mine");
    CorrectionStore store = catalog.corrections();
    store.put("mine", DIGITS, CorrectionStore.of(DIGITS, Split.TRAIN, 3, 8).orElseThrow());
    store.put(
        "mine",
        DIGITS,
        CorrectionStore.of(DIGITS, Split.TRAIN, 5, Correction.UNCLEAR).orElseThrow());
    String name = "mine" + CorrectedDataset.SUFFIX;
    CorrectedDataset corrected = assertInstanceOf(CorrectedDataset.class, catalog.find(name));
    assertEquals(name, corrected.info().name());
    assertEquals("Mine, labels corrected", corrected.info().title());
    assertTrue(corrected.isAvailable() && corrected.isQuick(Split.TRAIN));
    assertEquals(0, corrected.bytesOnDisk());
    ImageDataset data = corrected.load(Split.TRAIN);
    assertEquals(DIGITS.size() - 1, data.size());
    assertEquals(8, data.label(3));
    assertEquals(6, data.label(5), "the image after the unclear one");
    assertEquals(DIGITS.image(6), data.image(5));
    assertEquals(29, corrected.remaining(Split.TRAIN).length);
    assertEquals(Optional.empty(), corrected.groups(Split.TRAIN));
    assertEquals("mine", corrected.original().info().name());
  }

  private Catalog withPenDigits() throws Exception {
    Path folder = Files.createDirectories(home.resolve("shared").resolve(PenDigits.FOLDER));
    String text =
        IntStream.rangeClosed(1, 10)
            .mapToObj(
                writer ->
                    "{\"word\":\"%d\",\"writer\":%d,\"drawing\":[[[0,9,3],[0,4,%d]]]}\n"
                        .formatted(writer % 10, writer, 10 + writer))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(PenDigits.FILE), text);
    return catalog();
  }

  @Test
  void penDigitsAreGroupedByWriterAndTestedOnOthers() throws Exception {
    Catalog catalog = withPenDigits();
    Dataset pen = catalog.find(PenDigitsDataset.NAME);
    assertTrue(pen.isAvailable());
    assertTrue(pen.bytesOnDisk() > 100);
    assertFalse(pen.isQuick(Split.TRAIN));
    ImageDataset train = pen.load(Split.TRAIN);
    ImageGroups groups = pen.groups(Split.TRAIN).orElseThrow();
    assertEquals(8 * PenDigits.VARIANTS, train.size());
    assertEquals(train.size(), groups.size());
    assertArrayEquals(new int[] {1, 2, 3, 4, 6, 7, 8, 9}, groups.distinct());
    for (int i = 0; i < train.size(); i++) {
      assertEquals(groups.group(i) % 10, train.label(i), "the digit is the writer's number");
      assertEquals(i % PenDigits.VARIANTS > 0, groups.isVariant(i));
    }
    assertArrayEquals(new int[] {5, 10}, pen.groups(Split.TEST).orElseThrow().distinct());
    assertEquals(2, pen.load(Split.TEST).size());
    assertTrue(pen.isQuick(Split.TRAIN), "read from the cache from now on");
    assertTrue(pen.load(Split.TRAIN).sameContent(train));
  }

  @Test
  void missingPenDigitsAreReportedWithTheirPlace() throws Exception {
    Dataset pen = catalog().find(PenDigitsDataset.NAME);
    assertFalse(pen.isAvailable());
    assertEquals(0, pen.bytesOnDisk());
    assertTrue(assertRefused(() -> pen.load(Split.TRAIN)).contains(PenDigits.FILE));
  }

  @Test
  void writersOfMnistAreThoseOfQmnist() throws Exception {
    Dataset mnist = catalog().find(PublicDatasets.MNIST);
    assertEquals(Optional.empty(), mnist.groups(Split.TRAIN));
    Path file =
        Files.createDirectories(home.resolve("shared/qmnist"))
            .resolve("qmnist-train-labels-idx2-int");
    int images = 60_000;
    java.nio.ByteBuffer table = java.nio.ByteBuffer.allocate(12 + images * 8 * 4);
    table.putInt(0x0c02).putInt(images).putInt(8);
    for (int i = 0; i < images; i++) {
      table.putInt(12 + (i * 8 + 2) * 4, i / 100);
    }
    Files.write(file, table.array());
    ImageGroups groups = mnist.groups(Split.TRAIN).orElseThrow();
    assertEquals(images, groups.size());
    assertEquals(599, groups.group(59_999));
    assertEquals(Optional.empty(), groups.photographs());
    assertEquals(Optional.empty(), mnist.groups(Split.TEST));
    assertEquals(Optional.empty(), catalog().find("qmnist").groups(Split.TRAIN));
    Files.write(file, IdxFile.ofLabels(DIGITS).toBytes());
    assertTrue(assertRefused(() -> mnist.groups(Split.TRAIN)).contains(file.toString()));
  }

  @Test
  void garmentDrawingsKnowTheirPhotographs() throws Exception {
    Dataset drawings = catalog().find(GarmentDrawingsDataset.NAME);
    ImageGroups groups = drawings.groups(Split.TRAIN).orElseThrow();
    assertEquals(drawings.info().trainingImages(), groups.size());
    assertEquals(Optional.of(PublicDatasets.FASHION_MNIST), groups.photographs());
    assertEquals(0, groups.group(0));
    assertEquals((int) (12_999L * 60_000 / 13_000), groups.group(12_999));
    assertEquals(ImageGroups.NONE, groups.group(13_000));
    assertEquals(drawings.info().testImages(), drawings.groups(Split.TEST).orElseThrow().size());
    assertFalse(drawings.isAvailable());
    assertEquals(0, drawings.bytesOnDisk());
  }

  @Test
  void garmentDrawingsNeedAllPhotographs() throws Exception {
    Catalog catalog = withImported("mine");
    GarmentDrawingsDataset drawings = new GarmentDrawingsDataset(catalog.find("mine"));
    assertTrue(drawings.isAvailable());
    assertTrue(assertRefused(() -> drawings.load(Split.TRAIN)).contains("30 train images"));
  }

  @Test
  void theUsersDrawingsAreADatasetOfTwoSplits() throws Exception {
    DrawingStore store = new DrawingStore(home.resolve("drawings"));
    Drawing seven = StrokeDigits.drawing(7, new SplittableRandom(1));
    GrayImage image = GrayImage.of(28, 28, (x, y) -> x * y / 3);
    for (int i = 0; i < 12; i++) {
      store.add(Domain.DIGITS, "7", seven, image);
    }
    DrawingsDataset mine =
        assertInstanceOf(DrawingsDataset.class, catalog().find(Domain.DIGITS.drawingsName()));
    assertSame(Domain.DIGITS, mine.domain());
    ImageDataset train = mine.load(Split.TRAIN);
    assertEquals(12, train.size() + mine.load(Split.TEST).size());
    assertTrue(mine.has(Split.TRAIN) && mine.isAvailable());
    assertEquals(0, mine.bytesOnDisk());
    assertEquals(image, train.image(0));
    assertEquals(7, train.label(0));
    assertEquals(ClassNames.DIGITS, train.classNames());
  }
}
