package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
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
    viewModel.refresh();
    receiver.until(() -> !viewModel.items().isEmpty(), "the list");
    viewModel.items().stream()
        .filter(item -> item.info().name().equals("my-digits"))
        .forEach(viewModel.selectedProperty()::set);
    awaitDrawings(count);
  }

  private void awaitDrawings(int count) throws Exception {
    receiver.until(
        () -> {
          ShownImages shown = viewModel.shownProperty().get();
          return (shown == null ? 0 : shown.drawings().size()) == count;
        },
        count + " drawings");
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
    viewModel.edits().remove(seven);
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
    viewModel.edits().relabel(seven, 1);
    viewModel.edits().remove(eight);
    awaitDrawings(1);
    Files.delete(home.resolve("drawings").resolve("removed").resolve(eight.id() + ".json"));
    undoInVain();
    viewModel.edits().undo();
    receiver.until(
        () -> viewModel.shownProperty().get().drawings().get(0).label().equals("7"), "taken back");
  }

  /** Images that take a while to make: a quarter of them is told. */
  private static final class Slow implements Dataset {
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
      return StrokeDigits.images("slow", 4, 1);
    }
  }

  @Test
  void anExportTellsOfImagesThatAreMade() throws Exception {
    List<Number> told = new ArrayList<>();
    viewModel.jobs().runner().fractionProperty().addListener((p, o, share) -> told.add(share));
    viewModel.selectedProperty().set(new DatasetItem(new Slow(), true, 0, false, 0));
    Path out = home.resolve("out");
    viewModel.jobs().exportTo(viewModel.selectedProperty().get(), out, DatasetExporter.Format.IDX);
    receiver.until(() -> !viewModel.jobs().runner().runningProperty().get(), "the export");
    assertTrue(Files.exists(out.resolve("classes.txt")), messages.toString());
    assertTrue(told.contains(0.25), told.toString());
  }

  @Test
  void aTakenNameIsRefusedBeforeAnythingIsRead() throws Exception {
    viewModel.jobs().importFrom(home.resolve("missing"), "Stroke digits", Domain.DIGITS);
    receiver.until(() -> !messages.isEmpty(), "a message");
    assertTrue(
        messages.get(0).startsWith("There is a dataset \"stroke-digits\" already"),
        messages.toString());
  }
}
