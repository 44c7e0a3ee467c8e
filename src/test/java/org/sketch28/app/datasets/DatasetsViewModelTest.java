package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;

/** What the datasets view does with drawings and files. No window is needed. */
class DatasetsViewModelTest extends DatasetsViewModelSteps {

  @Test
  void whatCouldNotBeTakenBackCanBeTriedAgain() throws Exception {
    SavedDrawing seven = draw(7);
    showDrawings(1);
    viewModel.edits().remove(List.of(seven));
    awaitDrawings(0);
    Path inTheWay = home.resolve("drawings").resolve(seven.id() + ".json");
    Files.createDirectory(inTheWay);
    undoInVain();
    assertTrue(messages.get(0).contains("could not be saved"), messages.toString());
    Files.delete(inTheWay);
    viewModel.edits().undo();
    awaitDrawings(1);
    assertEquals(List.of(seven), drawings.list(Domain.DIGITS));
  }

  @Test
  void aDrawingThatIsGoneDoesNotBlockEarlierChanges() throws Exception {
    SavedDrawing seven = draw(7);
    SavedDrawing eight = draw(8);
    showDrawings(2);
    viewModel.edits().relabel(List.of(seven), 1);
    viewModel.edits().remove(List.of(eight));
    awaitDrawings(1);
    Files.delete(home.resolve("drawings").resolve("removed").resolve(eight.id() + ".json"));
    undoInVain();
    viewModel.edits().undo();
    receiver.until(
        () -> shownDrawings().stream().anyMatch(drawing -> drawing.label().equals("7")),
        "taken back");
  }

  @Test
  void anExportReportsProgressOfImagesThatAreGenerated() throws Exception {
    List<Number> fractions = show(new Slow());
    awaitJob();
    fractions.clear();
    Path out = home.resolve("out");
    export(out, DatasetExporter.Format.IDX);
    awaitJob();
    assertTrue(Files.exists(out.resolve("classes.txt")), messages.toString());
    assertTrue(fractions.contains(0.25), fractions.toString());
  }

  @Test
  void imagesThatTakeLongAreReadAsAJob() throws Exception {
    List<Number> fractions = show(new Slow());
    assertEquals(Messages.text("datasets.generating"), viewModel.noticeProperty().get());
    awaitJob();
    assertTrue(fractions.contains(0.25), fractions.toString());
    assertEquals(4, viewModel.shownProperty().get().images().size());
    assertEquals("", viewModel.noticeProperty().get());
  }

  @Test
  void theSelectionMayChangeWhileImagesAreGenerated() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    show(new Slow(mayEnd));
    select("my-digits");
    assertTrue(isGenerating(), "the images are still being generated");
    mayEnd.countDown();
    awaitJob();
    assertNull(viewModel.shownProperty().get(), "images of a dataset that is not selected");
    String none = Messages.text("datasets.empty." + DatasetInfo.Kind.DRAWN);
    receiver.until(() -> viewModel.noticeProperty().get().equals(none), "why nothing is shown");
    assertNull(viewModel.shownProperty().get());
  }

  @Test
  void aDatasetThatWaitedIsReadWhenTheOneBeforeItIsCancelled() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    show(new Slow(mayEnd));
    DatasetItem other =
        new DatasetItem(new Slow("other"), List.of(Split.values()), true, 0, false, 0);
    viewModel.selectedProperty().set(other);
    viewModel.jobs().generator().cancel();
    mayEnd.countDown();
    receiver.until(() -> viewModel.shownProperty().get() != null, "its images");
    assertEquals("other", viewModel.shownProperty().get().item().info().name());
  }

  @Test
  void aClassIsShownUntilAnotherDatasetIsSelected() throws Exception {
    SmallWorkspace.withDataset(home);
    select(SmallWorkspace.DATASET);
    receiver.until(() -> viewModel.shownProperty().get() != null, "the images");
    ShownImages shown = viewModel.shownProperty().get();
    assertEquals(300, shown.indices(ShownImages.ALL_CLASSES).length);
    assertEquals(30, shown.indices(3).length);
    assertEquals("Image 13: 3", shown.describe(13));
    viewModel.classFilterProperty().set(3);
    viewModel.splitProperty().set(Split.TEST);
    receiver.until(() -> viewModel.shownProperty().get().images().size() == 120, "the test part");
    assertEquals(3, viewModel.classFilterProperty().get());
    select("my-digits");
    assertEquals(ShownImages.ALL_CLASSES, viewModel.classFilterProperty().get());
  }

  @Test
  void aFolderIsImportedShownAndRemoved() throws Exception {
    Path pictures = home.resolve("pictures");
    ImageDataset digits = StrokeDigits.images("digits", 20, 9);
    DatasetExporter.write(
        pictures, DatasetExporter.Format.PNG, Map.of(Split.TEST, digits), Progress.NONE);
    importFrom(pictures, "Twenty digits", Optional.empty());
    receiver.until(() -> viewModel.shownProperty().get() != null, "the images " + messages);
    assertEquals("twenty-digits", viewModel.selectedProperty().get().info().name());
    assertTrue(viewModel.shownProperty().get().images().sameContent(digits));
    viewModel.jobs().remove(viewModel.selectedProperty().get());
    receiver.until(
        () ->
            viewModel.items().stream()
                .noneMatch(item -> item.info().name().equals("twenty-digits")),
        "removed");
    assertTrue(messages.isEmpty(), messages.toString());
  }

  @Test
  void aDatasetThatIsNotOnThisMachineSaysWhatToDo() throws Exception {
    select("kmnist");
    assertNull(viewModel.shownProperty().get());
    assertEquals(Messages.text("datasets.notHere"), viewModel.noticeProperty().get());
  }
}
