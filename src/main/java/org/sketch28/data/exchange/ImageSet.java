package org.sketch28.data.exchange;

import java.util.List;
import java.util.Map;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

/**
 * What was read from the user's files.
 *
 * @param halves one or both
 * @param notes on what was left out or turned, for people
 */
public record ImageSet(Map<Split, ImageDataset> halves, List<String> notes) {

  public ImageSet {
    halves = Map.copyOf(halves);
    notes = List.copyOf(notes);
  }
}
