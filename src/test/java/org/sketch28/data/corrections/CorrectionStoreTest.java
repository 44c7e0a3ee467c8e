package org.sketch28.data.corrections;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

/** Corrections of a dataset whose images come and go. */
class CorrectionStoreTest {

  private static final String DATASET = "my-digits";

  @TempDir private Path folder;
  private CorrectionStore store;

  @BeforeEach
  void store() {
    store = new CorrectionStore(folder);
  }

  /** An image a number; the same numbers are the same images. All are labelled 0. */
  private static ImageDataset images(int... numbers) {
    byte[] pixels = new byte[numbers.length * ImageDataset.PIXELS];
    for (int i = 0; i < numbers.length; i++) {
      pixels[i * ImageDataset.PIXELS] = (byte) numbers[i];
    }
    return new ImageDataset("images", pixels, new byte[numbers.length], List.of("0", "1", "2"));
  }

  private void correct(ImageDataset data, int index, int to) throws UserFacingException {
    store.put(DATASET, data, CorrectionStore.of(data, Split.TRAIN, index, to).orElseThrow());
  }

  private int[] labels(ImageDataset data) throws UserFacingException {
    return CorrectionStore.labels(data, Split.TRAIN, store.list(DATASET));
  }

  @Test
  void aCorrectionGoesWithItsImage() throws Exception {
    ImageDataset before = images(10, 11, 12, 13, 14);
    correct(before, 1, 2);
    correct(before, 3, 1);
    ImageDataset after = images(10, 12, 13, 14);
    assertArrayEquals(new int[] {0, 0, 1, 0}, labels(after));
    List<Correction> counting = CorrectionStore.counting(after, Split.TRAIN, store.list(DATASET));
    assertEquals(List.of(2), counting.stream().map(Correction::index).toList());
    assertArrayEquals(new int[] {0, 2, 0, 1, 0}, labels(before), "it comes back with its image");
  }

  @Test
  void anotherImageAtTheOldPlaceIsCorrectedOnItsOwn() throws Exception {
    correct(images(10, 11, 12, 13, 14), 3, 1);
    ImageDataset after = images(10, 12, 13, 14);
    correct(after, 3, 2);
    assertArrayEquals(new int[] {0, 0, 1, 2}, labels(after));
    store.remove(DATASET, after, Split.TRAIN, 2);
    assertArrayEquals(new int[] {0, 0, 0, 2}, labels(after));
    assertEquals(1, store.list(DATASET).size());
  }

  @Test
  void ofImagesThatAreAlikeTheNearestIsMeant() throws Exception {
    correct(images(7, 10, 11, 12, 7), 4, 1);
    assertArrayEquals(new int[] {0, 0, 0, 1}, labels(images(7, 11, 12, 7)));
    correct(images(7, 10, 11, 12, 7), 0, 2);
    assertArrayEquals(new int[] {2, 0, 0, 0, 1}, labels(images(7, 10, 11, 12, 7)));
  }

  @Test
  void theOtherHalfIsLeftAsItIs() throws Exception {
    ImageDataset train = images(1, 2, 3);
    ImageDataset test = images(4, 5, 6);
    correct(train, 1, 1);
    store.put(DATASET, test, CorrectionStore.of(test, Split.TEST, 1, 2).orElseThrow());
    store.remove(DATASET, train, Split.TRAIN, 1);
    assertEquals(List.of(Split.TEST), store.list(DATASET).stream().map(Correction::split).toList());
    assertEquals(
        store.list(DATASET), CorrectionStore.counting(train, Split.TRAIN, store.list(DATASET)));
  }

  @Test
  void twoWindowsThatCorrectAtOnceLoseNothing() throws Exception {
    int each = 60;
    ImageDataset data = images(IntStream.rangeClosed(1, 2 * each).toArray());
    ExecutorService windows = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int window = 0; window < 2; window++) {
        int first = window * each;
        // A store of its own: all that the two share is the folder.
        CorrectionStore own = new CorrectionStore(folder);
        work.add(
            windows.submit(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    own.put(
                        DATASET, data, CorrectionStore.of(data, Split.TRAIN, i, 1).orElseThrow());
                  }
                  return null;
                }));
      }
      for (Future<?> window : work) {
        window.get();
      }
    } finally {
      windows.shutdownNow();
    }
    assertEquals(
        IntStream.range(0, 2 * each).boxed().toList(),
        store.list(DATASET).stream().map(Correction::index).toList());
  }

  @Test
  void aFileWithoutAListIsDamaged() throws Exception {
    Path file = Files.writeString(folder.resolve(DATASET + ".json"), "null");
    UserFacingException e = assertThrows(UserFacingException.class, () -> store.list(DATASET));
    assertTrue(e.getMessage().startsWith(file + " is damaged"), e.getMessage());
  }

  @Test
  void classesThatThereAreNotAreLeftOut() throws Exception {
    ImageDataset data = images(1, 2, 3, 4);
    String image = CorrectionStore.hash(data, 2);
    List<Correction> corrections =
        List.of(
            new Correction(Split.TRAIN, 2, image, 3, 1),
            new Correction(Split.TRAIN, 2, image, -1, 1),
            new Correction(Split.TRAIN, 2, image, 0, 3),
            new Correction(Split.TRAIN, 2, image, 0, -2),
            new Correction(Split.TRAIN, 3, CorrectionStore.hash(data, 3), 0, 1));
    String csv =
        new String(CorrectionStore.csv(corrections, data.classNames()), StandardCharsets.UTF_8);
    assertEquals(2, csv.lines().count(), csv);
    assertTrue(csv.contains("train,3,"), csv);
    assertArrayEquals(
        new int[] {0, 0, 0, 1}, CorrectionStore.labels(data, Split.TRAIN, corrections));
  }
}
