package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sketch28.app.SettingsReading;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunState;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** A file format is a promise: what earlier versions wrote is read with everything in it. */
class FormatsCorpusTest {

  @TempDir private Path home;

  static Stream<Path> versions() throws IOException {
    Path corpus =
        Path.of(System.getProperty("sketch28.home"), "src", "test", "resources", "corpus");
    try (Stream<Path> versions = Files.list(corpus)) {
      return versions.sorted().toList().stream();
    }
  }

  private Workspace copied(Path version) throws IOException {
    try (Stream<Path> files = Files.walk(version)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = home.resolve(version.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return Workspace.in(home);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatWasDrawnIsThere(Path version) throws Exception {
    Workspace workspace = copied(version);
    assertEquals(
        FormatsCorpus.overPicture(), DrawingDocument.read(home.resolve(FormatsCorpus.DRAWING)));
    SavedDrawing digit = workspace.drawings().list(Domain.DIGITS).get(0);
    assertEquals("7", digit.label());
    assertEquals(FormatsCorpus.drawing(), digit.drawing());
    SavedDrawing garment = workspace.drawings().list(Domain.GARMENTS).get(0);
    assertEquals("Bag", garment.label());
    assertEquals(FormatsCorpus.overPicture(), garment.drawing());
    assertEquals(
        List.of(new ClassSetStore.Saved("0123-4567", FormatsCorpus.classes())),
        workspace.classSets().list());
    assertEquals(SettingsReading.some(), SettingsReading.words(home.resolve("settings.json")));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void datasetsCorrectionsAndTagsAreThere(Path version) throws Exception {
    Workspace workspace = copied(version);
    ImageDataset training = workspace.catalog().load(FormatsCorpus.DATASET, Split.TRAIN);
    ImageDataset test = workspace.catalog().load(FormatsCorpus.DATASET, Split.TEST);
    assertEquals(60, training.size());
    assertEquals(20, test.size());
    List<Correction> corrections = workspace.corrections().list(FormatsCorpus.DATASET);
    assertEquals(1, corrections.size());
    assertEquals(3, corrections.get(0).index());
    assertEquals((test.label(3) + 1) % 10, corrections.get(0).to());
    assertEquals(
        "[[odd]]", FormatsCorpus.tags(workspace).list(FormatsCorpus.DATASET).values().toString());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void modelsAndTheirEvaluationsAreThere(Path version) throws Exception {
    Workspace workspace = copied(version);
    ModelStore.Entry model = workspace.models().find(FormatsCorpus.MODEL);
    Recognizer.load(model).close();
    assertTrue(workspace.evaluator().saved(model, FormatsCorpus.DATASET, Split.TEST).isPresent());
    Path elsewhere = home.resolve("elsewhere");
    ModelStore.Entry installed =
        ModelPackage.install(
            home.resolve(FormatsCorpus.PACKAGE), new ModelStore(List.of(elsewhere)), elsewhere);
    assertEquals(model.manifest().parametersSha256(), installed.manifest().parametersSha256());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void runsAreThereAndAnInterruptedOneIsResumed(Path version) throws Exception {
    Workspace workspace = copied(version);
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    List<RunInfo> runs = workspace.runs().list();
    assertEquals(2, runs.size());
    RunInfo finished = runs.get(1);
    assertEquals("My run", finished.title());
    assertEquals("A note", finished.notes());
    assertFalse(service.events(finished).isEmpty());
    assertFalse(workspace.runs().best(finished.id()).isEmpty());
    RunInfo interrupted = runs.get(0);
    assertEquals(RunState.INTERRUPTED, workspace.runs().state(interrupted));
    int events = service.events(interrupted).size();
    LoadedRun loaded = service.resume(interrupted, Progress.NONE);
    RunInfo done = service.session(loaded, new PauseControl(), event -> {}).train();
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertEquals(done.steps(), done.step());
    assertTrue(service.events(done).size() > events);
    assertEquals(Optional.empty(), Optional.of(done.message()).filter(text -> !text.isEmpty()));
  }
}
