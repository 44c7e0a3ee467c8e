package org.sketch28.evaluate.strokes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sketch28.data.ClassNames;

/** Which Fashion-MNIST classes are correct for a word of Quick, Draw!. */
public final class GarmentWords {

  private static final Map<String, Set<String>> STRICT =
      Map.of(
          "t-shirt", Set.of("T-shirt/top"),
          "pants", Set.of("Trouser"),
          "sweater", Set.of("Pullover"),
          "jacket", Set.of("Coat"),
          "purse", Set.of("Bag"),
          "shoe", Set.of("Sneaker", "Ankle boot"),
          "flip flops", Set.of("Sandal"));

  private static final Map<String, Set<String>> ALSO =
      Map.of(
          "t-shirt", Set.of("Shirt"),
          "sweater", Set.of("Shirt", "Coat"),
          "jacket", Set.of("Pullover", "Shirt"),
          "shoe", Set.of("Sandal"),
          "flip flops", Set.of("Sneaker"));

  private GarmentWords() {}

  /** Whether the word stands for a garment. */
  public static boolean isGarment(String word) {
    return STRICT.containsKey(word);
  }

  static List<String> all() {
    return STRICT.keySet().stream().sorted().toList();
  }

  /**
   * Whether a class is what the word means.
   *
   * @param word one for which {@link #isGarment} is true
   * @param garment a class index of Fashion-MNIST
   */
  public static boolean strict(String word, int garment) {
    return STRICT.get(word).contains(ClassNames.GARMENTS.get(garment));
  }

  /**
   * Whether a class is what the word means, or looks the same in a drawing.
   *
   * @param word one for which {@link #isGarment} is true
   * @param garment a class index of Fashion-MNIST
   */
  public static boolean lenient(String word, int garment) {
    return strict(word, garment)
        || ALSO.getOrDefault(word, Set.of()).contains(ClassNames.GARMENTS.get(garment));
  }
}
