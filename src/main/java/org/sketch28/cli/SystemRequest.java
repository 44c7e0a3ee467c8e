package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.workspace.Workspace;

/**
 * What is asked for when a system of MNIST's history is trained, besides its settings.
 *
 * @param out the folder of the model; one of the user's models if it is not given
 * @param calibration the model that {@code calibrated} describes, for the command
 * @param tested whether the accuracy on test images is measured
 */
record SystemRequest(
    List<String> datasets,
    Optional<String> title,
    Optional<Path> out,
    Optional<String> calibration,
    Optional<ModelManifest> calibrated,
    boolean tested) {

  /**
   * How the model is built.
   *
   * @param command that trains it again, but for calibration and folder
   * @param seconds of training
   */
  ModelRequest model(Workspace workspace, LadderSystem system, String command, double seconds) {
    String whole =
        command + calibration.map(name -> " --calibration " + name).orElse("") + " --out FOLDER";
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            out.orElseGet(() -> ModelFolders.claim(workspace.ownModels(), system.name())),
            title.orElse(system.titleOn(datasets)),
            system.description(),
            whole,
            seconds);
    return new ModelRequest(label, calibrated, tested);
  }
}
