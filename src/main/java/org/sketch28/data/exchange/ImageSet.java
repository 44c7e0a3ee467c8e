package org.sketch28.data.exchange;

import java.util.List;
import java.util.Map;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

/**
 * Images that were read from the user's files.
 *
 * @param splits images of one split or both
 * @param notes on what was left out or inverted, for people
 */
public record ImageSet(Map<Split, ImageDataset> splits, List<String> notes) {

  /** Whether there are training images only, so that a test part can be set aside. */
  public boolean lacksTestPart() {
    return !splits.containsKey(Split.TEST);
  }

  public ImageSet {
    splits = Map.copyOf(splits);
    notes = List.copyOf(notes);
  }
}
