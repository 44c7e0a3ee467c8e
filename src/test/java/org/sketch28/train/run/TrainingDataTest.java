package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingConfig;

/** Data of runs whose images change. */
class TrainingDataTest {

  @TempDir private Path home;

  @Test
  void aRunOfOwnDrawingsIsNotResumedWithMoreOfThem() throws Exception {
    DrawingStore drawings = new DrawingStore(home.resolve("drawings"));
    Catalog catalog =
        new Catalog(
            PublicDatasets.standard(),
            new DatasetFolders(List.of(), home.resolve("data")),
            drawings,
            new CorrectionStore(home.resolve("corrections")),
            home.resolve("cache"));
    String own =
        catalog.list().stream()
            .map(each -> each.info())
            .filter(info -> info.kind() == DatasetInfo.Kind.DRAWN)
            .filter(info -> info.classNames().equals(Domain.DIGITS.classNames()))
            .findFirst()
            .orElseThrow()
            .name();
    GrayImage image = StrokeDigits.images("digits", 1, 1).image(0);
    for (int i = 0; i < 40; i++) {
      drawings.add(Domain.DIGITS, "" + i % 10, Drawing.empty(), image);
    }
    RunStore store = new RunStore(home.resolve("runs"));
    TrainingConfig config = Preset.QUICK.config(Domain.DIGITS);
    TrainingData data = TrainingData.load(catalog, List.of(own), config, Progress.NONE);
    RunInfo run = store.create("mine", data, config);
    TrainingData.of(catalog, run, Progress.NONE).requireUnchanged();
    RunInfo otherwise = RunInfoBuilder.builder(run).split("4 images of a writer").build();
    assertThrows(
        UserFacingException.class,
        TrainingData.of(catalog, otherwise, Progress.NONE)::requireUnchanged);
    assertFalse(run.hasSameImages(otherwise));
    RunInfo earlier = RunInfoBuilder.builder(run).split(null).build();
    TrainingData.of(catalog, earlier, Progress.NONE).requireUnchanged();
    assertTrue(run.hasSameImages(earlier));
    int before = catalog.load(own, Split.TRAIN).size();
    // Some drawings are for testing, by chance.
    while (catalog.load(own, Split.TRAIN).size() == before) {
      drawings.add(Domain.DIGITS, "3", Drawing.empty(), image);
    }
    TrainingData later = TrainingData.of(catalog, run, Progress.NONE);
    assertThrows(UserFacingException.class, later::requireUnchanged);
    assertEquals(run.data(), later.sha256());
  }
}
