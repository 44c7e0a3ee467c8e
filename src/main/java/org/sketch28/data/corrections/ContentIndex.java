package org.sketch28.data.corrections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.data.ImageDataset;

/**
 * Finds the images of corrections by their content. Mostly they are where they were, but the user's
 * own drawings move up when one before them is removed.
 */
final class ContentIndex {

  private final ImageDataset data;
  private final Map<String, List<Integer>> byHash = new HashMap<>();

  ContentIndex(ImageDataset data) {
    this.data = data;
  }

  /** The correction with the present index of its image; empty if the image no longer exists. */
  Optional<Correction> find(Correction correction) {
    int index = correction.index();
    boolean unmoved =
        index >= 0
            && index < data.size()
            && CorrectionStore.hash(data, index).equals(correction.image());
    if (unmoved) {
      return Optional.of(correction);
    }
    // Of identical images, the one nearest to the old index is meant.
    return places(correction.image()).stream()
        .min(Comparator.comparingLong(place -> Math.abs((long) place - index)))
        .map(correction::at);
  }

  /** Hashing many images takes a while, so this waits until an image has moved. */
  private List<Integer> places(String image) {
    if (byHash.isEmpty()) {
      for (int i = 0; i < data.size(); i++) {
        byHash.computeIfAbsent(CorrectionStore.hash(data, i), hash -> new ArrayList<>()).add(i);
      }
    }
    return byHash.getOrDefault(image, List.of());
  }
}
