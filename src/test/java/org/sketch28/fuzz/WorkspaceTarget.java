package org.sketch28.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.corrections.TagStore;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** A user's whole folder with a file that is damaged: everything else can still be used. */
final class WorkspaceTarget implements FuzzTarget {

  private final Path template;
  private final List<Path> files;

  WorkspaceTarget(Path scratch) throws Exception {
    template = Files.createDirectory(scratch.resolve("template"));
    copy(SmallWorkspace.trained(), template);
    Workspace workspace = Workspace.in(template);
    Drawing drawing =
        Drawing.of(List.of(Stroke.pen(18, new StrokePoint(40, 60), new StrokePoint(200, 210))));
    workspace.drawings().add(Domain.DIGITS, "1", drawing, GrayImage.blank(28, 28));
    workspace
        .classSets()
        .save(
            ClassSetStore.newId(),
            Optional.empty(),
            ClassSet.empty().renamed(0, "a").plus(0, drawing).plus(1, drawing));
    ImageDataset images = workspace.catalog().load(SmallWorkspace.DATASET, Split.TEST);
    CorrectionStore corrections = workspace.corrections();
    int other = (images.label(0) + 1) % 10;
    corrections.put(
        SmallWorkspace.DATASET,
        images,
        CorrectionStore.of(images, Split.TEST, 0, other).orElseThrow());
    tags(workspace)
        .change(SmallWorkspace.DATASET, Set.of(CorrectionStore.hash(images, 0)), "odd", true);
    ModelStore.Entry model = workspace.models().find(SmallWorkspace.MODEL);
    workspace.evaluator().evaluate(model, SmallWorkspace.DATASET, Split.TEST, Progress.NONE);
    try (Stream<Path> all = Files.walk(template)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().equals(".lock"))
              .sorted()
              .toList();
    }
  }

  static Recognizer digits() throws Exception {
    return Recognizer.load(
        Workspace.in(SmallWorkspace.trained()).models().find(SmallWorkspace.MODEL));
  }

  private static TagStore tags(Workspace workspace) {
    return new TagStore(workspace.data().resolve("tags"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Override
  public String name() {
    return "workspace";
  }

  @Override
  public Path make(Mutator mutator, Path folder) throws IOException {
    Path home = folder.resolve("home");
    copy(template, home);
    Path file = home.resolve(template.relativize(mutator.one(files)).toString());
    byte[] whole = Files.readAllBytes(file);
    boolean text = file.toString().matches(".*json");
    Files.write(file, text ? mutator.text(whole) : mutator.bytes(whole));
    return home;
  }

  /** A step of which a failure in words does not stop the others. */
  private interface Step {
    void run() throws UserFacingException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (UserFacingException e) {
      String message = e.getMessage();
      if (message.matches("(?s).*(Exception|\\bnull\\b|Error:).*")) {
        throw new IllegalStateException("the message is " + message, e);
      }
    }
  }

  @Override
  public void read(Path home) throws Exception {
    Workspace workspace = Workspace.in(home);
    workspace.drawings().list(Domain.DIGITS);
    workspace.classSets().list();
    String dataset = SmallWorkspace.DATASET;
    attempt(() -> workspace.corrections().list(dataset));
    attempt(() -> tags(workspace).list(dataset));
    for (Dataset each : workspace.catalog().list()) {
      if (each.info().name().startsWith(dataset)) {
        attempt(() -> workspace.catalog().load(each.info().name(), Split.TRAIN));
        attempt(() -> workspace.catalog().load(each.info().name(), Split.TEST));
      }
    }
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    for (RunInfo run : workspace.runs().list()) {
      workspace.runs().state(run);
      attempt(() -> service.events(run));
      attempt(() -> workspace.runs().best(run.id()));
      attempt(() -> service.load(run, Progress.NONE));
    }
    for (ModelStore.Entry model : workspace.models().list()) {
      attempt(() -> Recognizer.load(model).close());
      attempt(() -> workspace.evaluator().evaluate(model, dataset, Split.TEST, Progress.NONE));
    }
  }
}
