package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.DatasetInfoBuilder;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.workspace.Workspace;

/** What the tests of this subject have in common. */
abstract class DatasetsViewModelSteps {

  @TempDir Path home;
  final TestReceiver receiver = new TestReceiver();
  final List<String> messages = new ArrayList<>();
  DrawingStore drawings;
  DatasetsViewModel viewModel;

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

  SavedDrawing draw(int digit) throws UserFacingException {
    Drawing drawing = StrokeDigits.drawing(digit, new SplittableRandom(digit));
    return drawings.add(
        Domain.DIGITS,
        Integer.toString(digit),
        drawing,
        new MnistPreprocessor().apply(drawing).result());
  }

  void showDrawings(int count) throws Exception {
    select("my-digits");
    awaitDrawings(count);
  }

  void awaitDrawings(int count) throws Exception {
    receiver.until(() -> shownDrawings().size() == count, count + " drawings");
  }

  List<SavedDrawing> shownDrawings() {
    ShownImages shown = viewModel.shownProperty().get();
    return shown == null ? List.of() : shown.drawings();
  }

  void undoInVain() throws Exception {
    int before = messages.size();
    viewModel.edits().undo();
    receiver.until(() -> messages.size() > before, "a message");
  }

  /** Four images that are generated as a job, which reports a quarter and then waits. */
  static final class Slow implements Dataset {

    private final CountDownLatch mayEnd;
    private final String name;

    private Slow(CountDownLatch mayEnd, String name) {
      this.mayEnd = mayEnd;
      this.name = name;
    }

    Slow(CountDownLatch mayEnd) {
      this(mayEnd, StrokeDigitsDataset.NAME);
    }

    /** Does not wait. */
    Slow(String name) {
      this(new CountDownLatch(0), name);
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
      return DatasetInfoBuilder.builder(new StrokeDigitsDataset().info()).name(name).build();
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
      progress.at(2, 4);
      return StrokeDigits.images("slow", 4, 1);
    }
  }

  /** Selects a dataset that is in no list, and returns the fractions that its jobs report. */
  List<Number> show(Slow dataset) {
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

  void awaitJob() throws Exception {
    receiver.until(
        () -> !isGenerating() && !viewModel.jobs().runner().runningProperty().get(),
        "the end of the job");
  }

  boolean isGenerating() {
    return viewModel.jobs().generator().runningProperty().get();
  }

  void export(Path folder, DatasetExporter.Format format) {
    viewModel
        .jobs()
        .exportTo(viewModel.selectedProperty().get(), folder, format, () -> {}, messages::add);
  }

  void importFrom(Path path, String title, Optional<TestPart> testPart) {
    viewModel
        .jobs()
        .importFrom(
            new DatasetJobs.Import(path, title, Domain.DIGITS, testPart), () -> {}, messages::add);
  }

  void select(String name) throws Exception {
    viewModel.refresh();
    receiver.until(
        () -> viewModel.items().stream().anyMatch(item -> item.info().name().equals(name)), name);
    viewModel.items().stream()
        .filter(item -> item.info().name().equals(name))
        .forEach(viewModel.selectedProperty()::set);
  }

  List<String> labels() {
    return shownDrawings().stream().map(SavedDrawing::label).toList();
  }
}
