package org.sketch28;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sketch28.app.SettingsReading;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.corrections.TagStore;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/**
 * Writes one of everything that a user can have, as this version writes it. The files of each
 * released version stay in {@code src/test/resources/corpus}, and {@link FormatsCorpusTest} reads
 * them with every later one.
 *
 * <p>Run {@code main} with a new folder there before a release.
 */
final class FormatsCorpus {

  static final String DATASET = "some-digits";
  static final String MODEL = "mine";
  static final String DRAWING = "drawing.sketch28";
  static final String PACKAGE = "model.sketch28model";
  static final String SETTINGS = "settings.json";

  private FormatsCorpus() {}

  public static void main(String[] arguments) throws Exception {
    write(Path.of(arguments[0]));
    System.exit(0);
  }

  /** A 7 with an eraser over its end, a filled area and a flood fill. */
  static Drawing drawing() {
    List<StrokePoint> area =
        List.of(new StrokePoint(10, 10), new StrokePoint(40, 10), new StrokePoint(25, 40));
    return Drawing.of(
        List.of(
            Stroke.pen(18, new StrokePoint(60, 60.25), new StrokePoint(200, 60)),
            new Stroke(
                Stroke.Tool.PEN,
                List.of(new StrokePoint(200, 60), new StrokePoint(120, 240)),
                12.5,
                200),
            new Stroke(Stroke.Tool.ERASER, List.of(new StrokePoint(120, 240)), 20, 255),
            new Stroke(Stroke.Tool.FILL, area, 18, 128),
            new Stroke(Stroke.Tool.FILL, List.of(new StrokePoint(270, 270)), 18, 1)));
  }

  /** The ink of a picture under a stroke. */
  static Drawing overPicture() {
    GrayImage picture = GrayImage.of(40, 30, (x, y) -> x == y ? 255 : 0);
    return Drawing.of(picture).plus(Stroke.pen(8, new StrokePoint(5, 5)));
  }

  static ClassSet classes() {
    return ClassSet.empty()
        .withTitle("Shapes")
        .renamed(0, "line")
        .plus(0, drawing())
        .renamed(1, "“Kreis” ○")
        .plus(1, overPicture());
  }

  static void write(Path home) throws Exception {
    Files.createDirectories(home);
    Workspace workspace = Workspace.in(home);
    Files.write(home.resolve(DRAWING), DrawingDocument.encode(overPicture()));
    SettingsReading.write(home.resolve(SETTINGS));
    workspace.drawings().add(Domain.DIGITS, "7", drawing(), GrayImage.blank(28, 28));
    workspace.drawings().add(Domain.GARMENTS, "Bag", overPicture(), GrayImage.blank(28, 28));
    workspace.classSets().save("0123-4567", Optional.empty(), classes());
    Map<Split, ImageDataset> parts = new EnumMap<>(Split.class);
    parts.put(Split.TRAIN, StrokeDigits.images("Some, training", 60, 1));
    parts.put(Split.TEST, StrokeDigits.images("Some, test", 20, 2));
    workspace.catalog().add(DATASET, "Some digits", Domain.DIGITS, "a corpus", parts);
    ImageDataset test = workspace.catalog().load(DATASET, Split.TEST);
    workspace
        .corrections()
        .put(
            DATASET,
            test,
            CorrectionStore.of(test, Split.TEST, 3, (test.label(3) + 1) % 10).orElseThrow());
    tags(workspace).change(DATASET, Set.of(CorrectionStore.hash(test, 3)), "odd", true);
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    finished(service, workspace);
    interrupted(service);
    ModelStore.Entry model = workspace.models().find(MODEL);
    workspace.evaluator().evaluate(model, DATASET, Split.TEST, Progress.NONE);
    ModelPackage.pack(model, home.resolve(PACKAGE));
  }

  static TagStore tags(Workspace workspace) {
    return new TagStore(workspace.corrections().folder().resolve("tags"));
  }

  private static void finished(TrainingService service, Workspace workspace) throws Exception {
    LoadedRun created = service.create(request("Finished", 2), Progress.NONE);
    LoadedRun run = created.with(service.session(created, new PauseControl(), e -> {}).train());
    workspace.runs().rename(run.info().id(), "My run", "A note");
    ModelBuilder.Label label =
        new ModelBuilder.Label(workspace.ownModels().resolve(MODEL), "Mine", "Text", "command", 1);
    service.buildModel(run, new ModelRequest(label, Optional.empty(), true), Progress.NONE);
  }

  /** A run of three epochs that ended after the first, as when the window is closed. */
  private static void interrupted(TrainingService service) throws Exception {
    LoadedRun created = service.create(request("Interrupted", 3), Progress.NONE);
    PauseControl control = new PauseControl();
    RunInfo run =
        service
            .session(
                created,
                control,
                event -> {
                  if (event instanceof TrainingEvent.Epoch) {
                    control.suspend();
                  }
                })
            .train();
    if (run.step() == 0 || run.step() >= run.steps()) {
      throw new IllegalStateException("it was not interrupted: " + run);
    }
  }

  private static NewRun request(String title, int epochs) {
    return new NewRun(title, List.of(DATASET), SmallWorkspace.config(epochs), Optional.empty());
  }
}
