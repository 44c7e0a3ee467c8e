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

  /** The outliers that the shipped models were trained on must not change. */
  @ParameterizedTest
  @CsvSource({
    "digits, false, 24d7ec5f5dce9da03c9b71b0ae904d0be710f453665215a8efacf8704e899ec8",
    "garments, false, 80a37aff889e3b51fab4dacf86da96b31e8dfccc1a1a905143ff7723b0a56cb6",
    "digits, true, 98983478812f3753c84b79d3b5b43ad86d030d1e50d95baef91165ccca17a733",
    "garments, true, 7521c728d160c789acd77d140f7b12f07c719c42d383aa7882d4836a372a541b",
  })
  void outliersOfShippedModelsAreTheSameBytesAsEver(String model, boolean judging, String sum) {
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
