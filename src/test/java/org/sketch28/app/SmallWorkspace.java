package org.sketch28.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** A workspace with a small dataset, and with a small model that makes errors on it. */
public final class SmallWorkspace {

  /** The name of the dataset: 300 training and 120 test images of digits. */
  public static final String DATASET = "few-digits";

  /** The name of the model, a linear one. */
  public static final String MODEL = "linear";

  /** The workspace that {@link #withModel} copies from; null before it is needed. */
  private static Path template;

  private SmallWorkspace() {}

  /**
   * Trains the model, once for all tests. Tests with a window call this before it opens: it loads
   * the engine, for which the FX thread has no time.
   */
  public static synchronized Path trained() throws Exception {
    if (template == null) {
      Path folder = Files.createTempDirectory("sketch28-small");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      train(withDataset(folder));
      template = folder;
    }
    return template;
  }

  private static void delete(Path folder) {
    try {
      AtomicFiles.deleteTree(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void train(Workspace workspace) throws Exception {
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    NewRun request = new NewRun("Linear", List.of(DATASET), config(3), Optional.empty());
    LoadedRun created = service.create(request, Progress.NONE);
    LoadedRun run = created.with(service.session(created, new PauseControl(), event -> {}).train());
    ModelBuilder.Label label =
        new ModelBuilder.Label(workspace.ownModels().resolve(MODEL), "Linear", "", "", 1);
    service.buildModel(run, new ModelRequest(label, Optional.empty(), false), Progress.NONE);
  }

  /** Settings of a linear model that trains an epoch in a moment. */
  public static TrainingConfig config(int epochs) {
    return TrainingConfigBuilder.builder(Preset.QUICK.config(Domain.DIGITS))
        .architecture(Architecture.LINEAR)
        .epochs(epochs)
        .batchSize(30)
        .dropout(0)
        .build();
  }

  /** Settings of a run that lasts for many minutes, longer than any test. */
  public static TrainingConfig endless() {
    return TrainingConfigBuilder.builder(config(10_000)).batchSize(10).patience(0).build();
  }

  /** The dataset alone in a folder. */
  public static Workspace withDataset(Path home) throws Exception {
    Workspace workspace = Workspace.in(home);
    Map<Split, ImageDataset> parts = new EnumMap<>(Split.class);
    parts.put(Split.TRAIN, StrokeDigits.images("Few digits, training", 300, 1));
    parts.put(Split.TEST, StrokeDigits.images("Few digits, test", 120, 2));
    workspace.catalog().add(DATASET, "Few digits", Domain.DIGITS, "made by a test", parts);
    return workspace;
  }

  /** The dataset and the model in a folder. */
  public static Workspace withModel(Path home) throws Exception {
    Workspace workspace = withDataset(home);
    copy(Workspace.in(trained()).ownModels().resolve(MODEL), workspace.ownModels().resolve(MODEL));
    return workspace;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
