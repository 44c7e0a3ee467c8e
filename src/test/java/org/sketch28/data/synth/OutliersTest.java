package org.sketch28.data.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sketch28.base.Sha256;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;

class OutliersTest {

  private static void assertInk(byte[] images) {
    for (int i = 0; i < images.length; i += ImageDataset.PIXELS) {
      int ink = 0;
      for (int p = 0; p < ImageDataset.PIXELS; p++) {
        ink += images[i + p] & 0xff;
      }
      assertTrue(ink > 255, "image " + i / ImageDataset.PIXELS + " is blank");
    }
  }

  @Test
  void areTheSameForTheSameSeedAndNeverBlank() {
    for (List<String> classes : List.of(ClassNames.DIGITS, ClassNames.GARMENTS)) {
      byte[] images = Outliers.images(classes, 60, 3);
      assertArrayEquals(images, Outliers.images(classes, 60, 3));
      assertInk(images);
      assertInk(Outliers.judgingImages(classes, 30, 3));
    }
  }

  /**
   * Outliers must not change by accident. Those that the shipped models were trained on were drawn
   * by Java2D (decision 40).
   */
  @ParameterizedTest
  @CsvSource({
    "digits, false, d69d5b1420f388ff28ac09d0f8a6de686deda2aae8550e408f980fc1994e3d3a",
    "garments, false, 6218ec0fc3679bb68b56da16a121f5ad46e99650491b82d8afc33a073da212f5",
    "digits, true, 890e98dde52697da816301f1e8acbcd2aa702bcdc7a57c8dfe0553b7182d98d1",
    "garments, true, 2f595db01b597e392578293008334baa6e3a5efc256f2d95e5dec420fe1335cb",
  })
  void outliersAreTheSameBytesAsEver(String model, boolean judging, String sum) {
    List<String> classes = model.equals("digits") ? ClassNames.DIGITS : ClassNames.GARMENTS;
    assertEquals(
        sum,
        Sha256.of(
            judging ? Outliers.judgingImages(classes, 60, 3) : Outliers.images(classes, 120, 3)));
  }

  /** Letters are drawn for digits; with any other classes, these images are of another kind. */
  @Test
  void lettersAreNoOutliersForClassesThatMayBeLetters() {
    Set<String> letters = letters(Outliers.images(ClassNames.DIGITS, COUNT, 3));
    assertTrue(letters.size() > COUNT / 8, "letters among the outliers: " + letters.size());
    for (List<String> classes : List.of(upperCase(), withDigits())) {
      Set<String> found = hashes(Outliers.images(classes, COUNT, 3));
      found.retainAll(letters);
      assertEquals(Set.of(), found, classes + " are taught letters as no class");
    }
  }

  private static final int COUNT = 400;

  /** The outliers of digits that no network of other classes shares: those that are letters. */
  private static Set<String> letters(byte[] images) {
    Set<String> letters = hashes(images);
    letters.removeAll(hashes(Outliers.images(ClassNames.numbers(5), COUNT, 3)));
    return letters;
  }

  private static List<String> upperCase() {
    return IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString).toList();
  }

  private static List<String> withDigits() {
    return Stream.concat(ClassNames.DIGITS.stream(), upperCase().stream()).toList();
  }

  private static Set<String> hashes(byte[] images) {
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < images.length; i += ImageDataset.PIXELS) {
      hashes.add(Sha256.of(Arrays.copyOfRange(images, i, i + ImageDataset.PIXELS)));
    }
    return hashes;
  }
}
