package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.synth.StrokeDigits;

/** A dataset whose writers are known, with its third image left out. */
class CorrectedDatasetTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 6, 1);
  private static final int[] WRITERS = {7, 7, 8, 8, 9, 9};

  @TempDir private Path home;

  /** A dataset of any name, with {@link #WRITERS}. */
  private record Written(String name) implements Dataset {
    @Override
    public DatasetInfo info() {
      return DatasetInfoBuilder.builder()
          .name(name)
          .title(name)
          .classNames(DIGITS.classNames())
          .domain(Domain.DIGITS)
          .build();
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public long bytesOnDisk() {
      return 0;
    }

    @Override
    public ImageDataset load(Split split, Progress progress) {
      return DIGITS;
    }

    @Override
    public Optional<ImageGroups> groups(Split split) {
      return Optional.of(ImageGroups.ofWriters(WRITERS));
    }
  }

  private CorrectedDataset corrected(String name) throws Exception {
    CorrectionStore corrections = new CorrectionStore(home);
    corrections.put(
        name, DIGITS, CorrectionStore.of(DIGITS, Split.TRAIN, 2, Correction.UNCLEAR).orElseThrow());
    return new CorrectedDataset(new Written(name), corrections);
  }

  @Test
  void theWritersAreThoseOfTheRemainingImages() throws Exception {
    ImageGroups groups = corrected("written").groups(Split.TRAIN).orElseThrow();
    assertArrayEquals(
        new int[] {7, 7, 8, 9, 9}, IntStream.range(0, groups.size()).map(groups::group).toArray());
  }
}
