package org.sketch28.train.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.workspace.Workspace;

/** With datasets whose images are all of one grey level, so that they can be counted. */
class ReplaySamplerTest {

  private static final int COUNT = 80;

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.in(folder);
  }

  private void addGrey(String dataset) throws UserFacingException {
    byte[] pixels = new byte[20 * ImageDataset.PIXELS];
    Arrays.fill(pixels, (byte) 100);
    ImageDataset grey = new ImageDataset("grey", pixels, new byte[20], ClassNames.DIGITS);
    SyntheticDatasets.addPublic(workspace, dataset, Map.of(Split.TRAIN, grey, Split.TEST, grey));
  }

  private static long countGrey(ImageDataset images) {
    return IntStream.range(0, images.size())
        .filter(i -> images.pixels()[i * ImageDataset.PIXELS] == 100)
        .count();
  }

  private ImageDataset images(List<String> classes, boolean penDigits) throws UserFacingException {
    return ReplaySampler.images(workspace.catalog(), classes, COUNT, penDigits, 1);
  }

  @Test
  void halfOfTheDigitsAreOfMnist() throws Exception {
    addGrey(PublicDatasets.MNIST);
    ImageDataset images = images(ClassNames.DIGITS, true);
    assertEquals(COUNT, images.size());
    assertEquals(COUNT / 2, countGrey(images));
  }

  @Test
  void penDigitsAreUsedOnlyIfTheyMayBe() throws Exception {
    SyntheticDatasets.addPenDigits(workspace, 1, 2);
    ImageDataset with = images(ClassNames.DIGITS, true);
    ImageDataset without = images(ClassNames.DIGITS, false);
    int pen = COUNT / 4 / PenDigits.VARIANTS * PenDigits.VARIANTS;
    assertEquals(COUNT, with.size());
    int[] synthetic = IntStream.range(0, COUNT - pen).toArray();
    assertTrue(with.select("", synthetic).sameContent(without.select("", synthetic)));
    assertFalse(with.sameContent(without));
    assertTrue(without.sameContent(ReplaySampler.synthetic(ClassNames.DIGITS, COUNT, 1)));
  }

  @Test
  void photographsOfGarmentsComeWithDrawingsOfThem() throws Exception {
    assertEquals(COUNT, images(ClassNames.GARMENTS, true).size(), "synthetic ones alone");
    addGrey(PublicDatasets.FASHION_MNIST);
    ImageDataset images = images(ClassNames.GARMENTS, true);
    assertEquals(COUNT / 2, countGrey(images));
    assertEquals(COUNT, images.size());
    assertEquals(ClassNames.GARMENTS, images.classNames());
  }

  @Test
  void modelsOfOtherClassesAreRefused() {
    List<String> letters = ClassNames.DIGITS.stream().map(digit -> "letter " + digit).toList();
    assertThrows(UserFacingException.class, () -> images(letters, true));
    assertThrows(UserFacingException.class, () -> ReplaySampler.synthetic(letters, COUNT, 1));
  }
}
