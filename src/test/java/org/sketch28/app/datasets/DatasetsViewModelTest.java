package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.Origin;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.workspace.Workspace;

/** What the datasets view does with drawings and files. No window is needed. */
class DatasetsViewModelTest {

  @TempDir private Path home;
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> messages = new ArrayList<>();
  private DrawingStore drawings;
  private DatasetsViewModel viewModel;

  @BeforeEach
  void open() {
    Workspace workspace = Workspace.in(home);
    drawings = workspace.drawings();
    viewModel =
        new DatasetsViewModel(
            workspace.catalog(), drawings, Tasks.receivedBy(receiver), messages::add);
  }

  @AfterEach
  void close() {
    viewModel.close();
  }

  private SavedDrawing draw(int digit) throws UserFacingException {
    Drawing drawing = StrokeDigits.drawing(digit, new SplittableRandom(digit));
    return drawings.add(
        Domain.DIGITS,
        Integer.toString(digit),
        drawing,
        new MnistPreprocessor().apply(drawing).result());
  }

  private void showDrawings(int count) throws Exception {
    select("my-digits");
    awaitDrawings(count);
  }

  private void awaitDrawings(int count) throws Exception {
    receiver.until(() -> shownDrawings().size() == count, count + " drawings");
  }

  private List<SavedDrawing> shownDrawings() {
    ShownImages shown = viewModel.shownProperty().get();
    return shown == null ? List.of() : shown.drawings();
  }

  private void undoInVain() throws Exception {
    int before = messages.size();
    viewModel.edits().undo();
    receiver.until(() -> messages.size() > before, "a message");
  }

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

  /** Four images that are generated as a job, which reports a quarter and then waits. */
  private static final class Slow implements Dataset {

    private final CountDownLatch mayEnd;

    Slow(CountDownLatch mayEnd) {
      this.mayEnd = mayEnd;
    }

    /** Does not wait. */
    Slow() {
      this(new CountDownLatch(0));
    }

    @Override
    public boolean isQuick(Split split) {
      return false;
    }

    @Override
    public DatasetInfo info() {
      return new StrokeDigitsDataset().info();
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
      progress.at(1, 4);
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return StrokeDigits.images("slow", 4, 1);
    }
  }

  /** Selects a dataset that is in no list, and returns the fractions that its jobs report. */
  private List<Number> show(Slow dataset) {
    List<Number> fractions = new ArrayList<>();
    for (JobRunner each : List.of(viewModel.jobs().runner(), viewModel.jobs().generator())) {
      each.fractionProperty().addListener((p, o, n) -> fractions.add(n));
    }
    viewModel
        .selectedProperty()
        .set(new DatasetItem(dataset, List.of(Split.values()), true, 0, false, 0));
    assertTrue(isGenerating(), "the images are read as a job");
    return fractions;
  }

  private void awaitJob() throws Exception {
    receiver.until(
        () -> !isGenerating() && !viewModel.jobs().runner().runningProperty().get(),
        "the end of the job");
  }

  private boolean isGenerating() {
    return viewModel.jobs().generator().runningProperty().get();
  }

  private void export(Path folder, DatasetExporter.Format format) {
    viewModel
        .jobs()
        .exportTo(viewModel.selectedProperty().get(), folder, format, () -> {}, messages::add);
  }

  private void importFrom(Path path, String title, Optional<TestPart> testPart) {
    viewModel
        .jobs()
        .importFrom(
            new DatasetJobs.Import(path, title, Domain.DIGITS, testPart), () -> {}, messages::add);
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

  private void select(String name) throws Exception {
    viewModel.refresh();
    receiver.until(
        () -> viewModel.items().stream().anyMatch(item -> item.info().name().equals(name)), name);
    viewModel.items().stream()
        .filter(item -> item.info().name().equals(name))
        .forEach(viewModel.selectedProperty()::set);
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
    assertEquals(Messages.text("datasets.status.partMissing"), DatasetCell.status(item));
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

  private List<String> labels() {
    return shownDrawings().stream().map(SavedDrawing::label).toList();
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
