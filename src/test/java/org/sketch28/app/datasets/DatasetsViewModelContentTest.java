package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.Origin;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.workspace.Workspace;

class DatasetsViewModelContentTest extends DatasetsViewModelSteps {

  @Test
  void derivedImagesSayWhatTheyAreGeneratedFrom() throws Exception {
    select("pen-digits");
    assertInstanceOf(Origin.UserFile.class, viewModel.missingProperty().get().get());
    assertTrue(viewModel.noticeProperty().get().contains("train.ndjson"));
  }

  @Test
  void ofTestImagesThatShipTheDerivedOnesAreHere() throws Exception {
    select("garment-drawings");
    DatasetItem item = viewModel.selectedProperty().get();
    assertEquals(List.of(Split.TEST), item.splits());
    assertEquals(Messages.text("datasets.status.partMissing"), DatasetStatus.text(item));
  }

  @Test
  void oneKeyLabelsAllSelectedDrawingsAndUndoUndoesAll() throws Exception {
    List<SavedDrawing> three = List.of(draw(7), draw(1), draw(9));
    showDrawings(3);
    viewModel.edits().relabel(three, 1);
    receiver.until(() -> labels().equals(List.of("1", "1", "1")), "all are ones " + messages);
    assertEquals(1, viewModel.edits().undoableProperty().get());
    viewModel.edits().undo();
    receiver.until(() -> labels().equals(List.of("7", "1", "9")), "as before " + messages);
    assertEquals(0, viewModel.edits().undoableProperty().get());
    viewModel.edits().remove(three);
    awaitDrawings(0);
    viewModel.edits().undo();
    awaitDrawings(3);
  }

  @Test
  void ofSeveralDrawingsThoseThatStillExistAreRestored() throws Exception {
    SavedDrawing seven = draw(7);
    SavedDrawing eight = draw(8);
    showDrawings(2);
    viewModel.edits().remove(List.of(seven, eight));
    awaitDrawings(0);
    Files.delete(home.resolve("drawings").resolve("removed").resolve(seven.id() + ".json"));
    undoInVain();
    awaitDrawings(1);
    assertEquals(List.of(eight), drawings.list(Domain.DIGITS));
    assertEquals(0, viewModel.edits().undoableProperty().get());
  }

  @Test
  void aTestPartIsSetAsideOfWhatHasNone() throws Exception {
    Path pictures = home.resolve("pictures");
    ImageDataset digits = StrokeDigits.images("digits", 50, 9);
    DatasetExporter.write(
        pictures, DatasetExporter.Format.IDX, Map.of(Split.TRAIN, digits), Progress.NONE);
    importFrom(pictures, "Divided", Optional.of(TestPart.of(20)));
    receiver.until(() -> viewModel.shownProperty().get() != null, "the images " + messages);
    DatasetInfo info = viewModel.selectedProperty().get().info();
    assertEquals(40, info.trainingImages());
    assertEquals(10, info.testImages());
    assertTrue(info.description().contains("20 %"), info.description());
    Catalog catalog = Workspace.in(home).catalog();
    ClassSummary test = ClassSummary.of(catalog.load("divided", Split.TEST));
    assertEquals(Collections.nCopies(10, 1), test.counts());
  }

  @Test
  void classesAreSummarisedByCountAndMeanImage() {
    byte[] pixels = new byte[3 * ImageDataset.PIXELS];
    pixels[5] = (byte) 200;
    pixels[ImageDataset.PIXELS + 5] = 100;
    ImageDataset images =
        new ImageDataset("three", pixels, new byte[] {0, 0, 1}, List.of("a", "b", "c"));
    ClassSummary classes = ClassSummary.of(images);
    assertEquals(List.of(2, 1, 0), classes.counts());
    assertEquals(150, classes.means().get(0).get(5, 0));
    assertEquals(0, classes.means().get(2).get(5, 0));
    assertEquals(2, classes.largest());
  }

  @Test
  void aDatasetOfWhichOnlyTheTestPartShipsShowsItAndCanBeCompleted() throws Exception {
    select("mnist");
    receiver.until(() -> viewModel.shownProperty().get() != null, "the images");
    assertEquals(Split.TEST, viewModel.splitProperty().get());
    assertEquals(10_000, viewModel.shownProperty().get().images().size());
    DatasetItem item = viewModel.selectedProperty().get();
    assertEquals(List.of(Split.TEST), item.splits());
    assertFalse(item.complete());
    assertTrue(item.downloadBytes() < 10_000_000, "the test part is not downloaded again");
  }

  @Test
  void nothingIsExportedFromAnEmptyDataset() throws Exception {
    select("my-digits");
    export(home.resolve("out"), DatasetExporter.Format.CSV);
    receiver.until(() -> !messages.isEmpty(), "a message");
    assertEquals(List.of(Messages.text("datasets.nothingToExport")), messages);
    assertFalse(Files.exists(home.resolve("out")));
  }

  @Test
  void aTakenNameIsRefusedBeforeAnythingIsRead() throws Exception {
    importFrom(home.resolve("missing"), "Stroke digits", Optional.empty());
    receiver.until(() -> !messages.isEmpty(), "a message");
    assertTrue(
        messages.get(0).startsWith("There is a dataset \"stroke-digits\" already"),
        messages.toString());
  }
}
