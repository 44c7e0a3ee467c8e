package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.GarmentDrawings;

/** Images that are made once. */
class CachedDatasetTest {

  @TempDir private Path cache;
  private int made;
  private String version = "1";

  private CachedDataset dataset() {
    return new CachedDataset(
        new CachedDataset.Generator() {
          @Override
          public String version() {
            return version;
          }

          @Override
          public ImageDataset load(Split split, Progress progress) {
            made++;
            return GarmentDrawings.synthetic("some", 20, 3, progress);
          }

          @Override
          public DatasetInfo info() {
            return DatasetInfoBuilder.builder()
                .name("some")
                .title("Some")
                .description("")
                .kind(DatasetInfo.Kind.SYNTHETIC)
                .classNames(ClassNames.GARMENTS)
                .domain(Domain.GARMENTS)
                .licence("")
                .source("")
                .trainingImages(20)
                .testImages(0)
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
        },
        cache);
  }

  @Test
  void imagesAreMadeOnceAndAgainForAnotherVersion() throws Exception {
    assertFalse(dataset().isQuick(Split.TRAIN));
    ImageDataset first = dataset().load(Split.TRAIN);
    assertTrue(dataset().isQuick(Split.TRAIN));
    assertTrue(first.sameContent(dataset().load(Split.TRAIN)));
    assertEquals(1, made);
    version = "2";
    assertTrue(first.sameContent(dataset().load(Split.TRAIN)));
    assertEquals(2, made);
  }

  @Test
  void damagedFilesAreMadeAnew() throws Exception {
    ImageDataset first = dataset().load(Split.TRAIN);
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        Files.write(file, List.of("nothing"));
      }
    }
    assertTrue(first.sameContent(dataset().load(Split.TRAIN)));
    assertEquals(2, made);
  }

  @Test
  void aCancelledGenerationSavesNothing() throws Exception {
    assertThrows(
        CancellationException.class,
        () ->
            dataset()
                .load(
                    Split.TRAIN,
                    (done, total) -> {
                      throw new CancellationException();
                    }));
    assertFalse(dataset().isQuick(Split.TRAIN));
  }
}
