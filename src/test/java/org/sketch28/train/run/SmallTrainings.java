package org.sketch28.train.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.workspace.Workspace;

/** A small workspace with drawn digits, and short trainings in it. */
final class SmallTrainings {

  static final ImageDataset TEST = StrokeDigits.images("few, test", 60, 2);

  final Workspace workspace;
  final TrainingService service;

  SmallTrainings(Path home) throws Exception {
    workspace = Workspace.in(home);
    add("few", 1);
    add("others", 5);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  void add(String name, long seed) throws Exception {
    Map<Split, ImageDataset> parts = new LinkedHashMap<>();
    parts.put(Split.TRAIN, StrokeDigits.images(name, 200, seed));
    parts.put(Split.TEST, TEST);
    workspace.catalog().add(name, name, Domain.DIGITS, "this test", parts);
  }

  static TrainingConfigBuilder config(Architecture architecture, long seed) {
    return TrainingConfigBuilder.builder(TrainingConfigs.small(architecture, 4, 20))
        .seed(seed)
        .splitSeed(TrainingConfig.SPLIT_SEED)
        .validationShare(0.2);
  }

  RunInfo trained(String dataset, TrainingConfig config) throws Exception {
    LoadedRun run =
        service.create(
            new NewRun("Run " + config.seed(), List.of(dataset), config, Optional.empty()),
            Progress.NONE);
    return service.session(run, new PauseControl(), event -> {}).train();
  }

  ModelRequest named(String name) {
    return new ModelRequest(
        new ModelBuilder.Label(workspace.ownModels().resolve(name), name, "Text", "command", 3),
        Optional.empty(),
        true);
  }
}
