package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.RealData;
import org.sketch28.base.Sha256;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.GarmentDrawingsDataset;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.train.ValidationSplit;
import org.sketch28.workspace.Workspace;

/** Images whose pixels hold their index, so that it shows where each of them went. */
class GroupedSplitTest {

  private static ImageDataset numbered(String name, int count) {
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      ByteBuffer.wrap(pixels).putInt(i * ImageDataset.PIXELS, i);
      labels[i] = (byte) (i % 10);
    }
    return new ImageDataset(name, pixels, labels, ClassNames.DIGITS);
  }

  private static List<Integer> numbers(ImageDataset data) {
    return IntStream.range(0, data.size())
        .mapToObj(i -> ByteBuffer.wrap(data.pixels()).getInt(i * ImageDataset.PIXELS))
        .toList();
  }

  /** What identifies a split: the images of both parts, in their order. */
  private static String sum(ValidationSplit split) {
    String text = numbers(split.training()) + " " + numbers(split.validation());
    return Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static ValidationSplit split(ImageDataset data, ImageGroups groups, double share) {
    return GroupedSplit.split(Map.of("data", data), Map.of("data", groups), share, 1);
  }

  private static void assertApart(ValidationSplit split, ImageGroups groups, int total) {
    Set<Integer> learned =
        numbers(split.training()).stream().map(groups::group).collect(Collectors.toSet());
    for (int image : numbers(split.validation())) {
      assertFalse(learned.contains(groups.group(image)), "image " + image + " is in both parts");
    }
    assertTrue(split.training().size() + split.validation().size() <= total);
  }

  @Test
  void ofManyWritersWholeOnesMakeUpTheShare() {
    ImageGroups groups =
        ImageGroups.ofWriters(IntStream.range(0, 2000).map(i -> i * 7 % 80).toArray());
    ValidationSplit split = split(numbered("data", 2000), groups, 0.1);
    assertApart(split, groups, 2000);
    assertEquals(200, split.validation().size());
    assertEquals(1800, split.training().size());
    assertEquals("200 images of 8 writers of their own, seed 1", split.description());
  }

  @Test
  void ofFewWritersAtLeastFourAreLeftOutAndVariantsDoNotValidate() {
    int[] writers = IntStream.range(0, 400).map(i -> i / 4 % 10).toArray();
    boolean[] variants = new boolean[400];
    for (int i = 0; i < 400; i++) {
      variants[i] = i % 4 > 0;
    }
    ImageGroups groups = ImageGroups.ofWriters(writers, variants);
    ValidationSplit split = split(numbered("data", 400), groups, 0.1);
    assertApart(split, groups, 400);
    assertEquals(40, split.validation().size(), "one image of each drawing of four writers");
    assertTrue(numbers(split.validation()).stream().allMatch(i -> i % 4 == 0));
    assertEquals(240, split.training().size(), "all images of the six others");
  }

  @Test
  void withoutThePhotographsTheirShareOfDrawingsIsLeftOut() {
    int[] sources = IntStream.range(0, 60).map(i -> i < 50 ? 2 * i : ImageGroups.NONE).toArray();
    ImageGroups groups = ImageGroups.ofPhotographs("photos", sources);
    ValidationSplit split = split(numbered("data", 60), groups, 0.1);
    assertEquals(List.of(45, 46, 47, 48, 49), numbers(split.validation()));
    assertEquals(55, split.training().size());
  }

  @Test
  void drawingsOfAPhotographAreOnTheSameSideAsThePhotograph() {
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    parts.put("photos", numbered("photos", 100));
    parts.put("drawings", numbered("drawings", 60));
    int[] sources = IntStream.range(0, 60).map(i -> i < 50 ? 2 * i : ImageGroups.NONE).toArray();
    ImageGroups groups = ImageGroups.ofPhotographs("photos", sources);
    ValidationSplit split = GroupedSplit.split(parts, Map.of("drawings", groups), 0.1, 1);
    List<Integer> validation = numbers(split.validation());
    assertEquals(IntStream.range(90, 100).boxed().toList(), validation.subList(0, 10));
    assertEquals(List.of(45, 46, 47, 48, 49), validation.subList(10, validation.size()));
    List<Integer> training = numbers(split.training());
    assertEquals(90 + 55, training.size());
    assertTrue(training.subList(90, 145).contains(59), "what is of no photograph is learned from");
  }

  /** The first photograph was unclear, so that all others are one place further to the front. */
  @Test
  void drawingsAreOnTheSideOfTheirPhotographAlsoIfThatIsCorrected() {
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    parts.put("photos+corrections", numbered("photos", 99));
    parts.put("drawings", numbered("drawings", 50));
    int[] sources = IntStream.range(0, 50).map(i -> 2 * i).toArray();
    Map<String, ImageGroups> groups =
        Map.of(
            "photos+corrections",
            ImageGroups.ofPhotographs("photos", IntStream.range(1, 100).toArray()),
            "drawings",
            ImageGroups.ofPhotographs("photos", sources));
    ValidationSplit split = GroupedSplit.split(parts, groups, 0.1, 1);
    List<Integer> validation = numbers(split.validation());
    assertEquals(IntStream.range(89, 99).boxed().toList(), validation.subList(0, 10));
    assertEquals(List.of(45, 46, 47, 48, 49), validation.subList(10, validation.size()));
  }

  @Test
  void withoutGroupsImagesAreLeftOutAtRandom() {
    ImageDataset data = numbered("data", 100);
    ValidationSplit split = GroupedSplit.split(Map.of("data", data), Map.of(), 0.2, 3);
    assertEquals(20, split.validation().size());
    assertEquals("20 images at random, seed 3", split.description());
    ImageGroups ofOthers = ImageGroups.ofWriters(new int[7]);
    assertEquals(
        sum(split),
        sum(GroupedSplit.split(Map.of("data", data), Map.of("data", ofOthers), 0.2, 3)),
        "groups of other images are of no use");
  }

  @Test
  void aShareOfNothingLeavesNothingOut() {
    ImageGroups groups = ImageGroups.ofWriters(IntStream.range(0, 50).toArray());
    ValidationSplit split = split(numbered("data", 50), groups, 0);
    assertEquals(50, split.training().size());
    assertEquals("no images left out", split.description());
  }

  @Test
  void strokeDigitsAreFewerAmongOthers() {
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    parts.put("data", numbered("data", 100));
    parts.put(StrokeDigitsDataset.NAME, numbered("strokes", 7000));
    ValidationSplit split = GroupedSplit.split(parts, Map.of(), 0, 1);
    assertEquals(6100, split.training().size());
  }

  private static Catalog realCatalog() {
    RealData.file("qmnist", "qmnist-train-labels-idx2-int");
    RealData.file("pendigits", "train.ndjson");
    return Workspace.standard().catalog();
  }

  /** Runs that were begun with earlier versions must be resumed with the same parts. */
  @Test
  void shippedDigitsAreSplitAsInEarlierVersions() throws Exception {
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    parts.put(PublicDatasets.MNIST, numbered("MNIST", 60_000));
    parts.put(PenDigitsDataset.NAME, numbered("Pen", 5995 * PenDigits.VARIANTS));
    parts.put(StrokeDigitsDataset.NAME, numbered("Strokes", 20_000));
    ValidationSplit split = GroupedSplit.split(realCatalog(), parts, 0.1, 1);
    assertEquals(
        "6,111 images of 55 writers of their own, seed 1; 1,000 drawings of writers 4, 14, 22, 29;"
            + " 600 images at random, seed 1",
        split.description());
    assertEquals("f732125b0aae7c8c", sum(split));
  }

  @Test
  void shippedGarmentsAreSplitAsInEarlierVersions() throws Exception {
    Map<String, ImageDataset> parts = new LinkedHashMap<>();
    parts.put(PublicDatasets.FASHION_MNIST, numbered("F", 60_000));
    parts.put(GarmentDrawingsDataset.NAME, numbered("G", 31_000));
    ValidationSplit split = GroupedSplit.split(realCatalog(), parts, 0.1, 1);
    assertEquals(
        "6,000 images from photograph 54,000 on; 1,300 images from photograph 54,000 on",
        split.description());
    assertEquals("498545b282d00aa5", sum(split));
    // Without a correction, corrected photographs are split like the others.
    ImageDataset photographs = parts.remove(PublicDatasets.FASHION_MNIST);
    ImageDataset drawings = parts.remove(GarmentDrawingsDataset.NAME);
    parts.put(PublicDatasets.FASHION_MNIST + CorrectedDataset.SUFFIX, photographs);
    parts.put(GarmentDrawingsDataset.NAME, drawings);
    assertEquals(sum(split), sum(GroupedSplit.split(realCatalog(), parts, 0.1, 1)));
  }
}
