package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.sketch28.train.SyntheticData;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;

class RunStoreTest {

  @TempDir private Path home;

  private RunInfo run(RunStore store) throws UserFacingException {
    return store.create("a run", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
  }

  @Test
  void aTitleThatIsGivenWhileARunGoesOnIsKeptAndSoIsHowFarItCame() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    store.rename(run.id(), "mine", "a note");
    RunInfo kept = store.advance(run.with(RunInfo.Status.FINISHED, ""));
    assertEquals("mine", kept.title());
    store.rename(run.id(), "mine again", "another note");
    RunInfo last = store.find(run.id());
    assertEquals("mine again", last.title());
    assertEquals("another note", last.notes());
    assertEquals(RunInfo.Status.FINISHED, last.status());
    assertEquals(Map.of("images", "a sum"), last.data());
  }

  @Test
  void aRunThatIsBeingTrainedIsNotDeleted() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    try (RunLocks.Held held = RunLocks.lock(store.path(run.id())).orElseThrow()) {
      assertTrue(RunLocks.lock(new RunStore(home).path(run.id())).isEmpty());
      assertThrows(UserFacingException.class, () -> new RunStore(home).delete(run.id()));
      assertTrue(store.unfinished().isEmpty());
    }
    assertEquals(1, store.unfinished().size());
    store.delete(run.id());
    assertTrue(store.list().isEmpty());
  }

  @Test
  void curvesAreReadAgainWhateverTheUsersLanguage() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Path file = home.resolve("history.ndjson");
      TrainingEvent.Batch batch = new TrainingEvent.Batch(12, 40, 2.5, 0.25, 0.5, 0, Double.NaN);
      TrainingEvent.Epoch epoch =
          new TrainingEvent.Epoch(1, 3, 12, 2.25, 0.5, 1.5, 0.75, true, 3.5);
      try (TrainingLog history = TrainingLog.after(file, 0, 40, 3)) {
        history.append(batch);
        history.append(epoch);
      }
      assertEquals(List.of(batch, epoch), TrainingLog.read(file, 40, 3));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRunOfOwnDrawingsDoesNotGoOnWithMoreOfThem() throws Exception {
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
    TrainingData data = TrainingData.load(catalog, List.of(own), config.validationShare(), 1);
    RunInfo run = store.create("mine", data, config);
    TrainingData.of(catalog, run, Progress.NONE).requireUnchanged();
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
