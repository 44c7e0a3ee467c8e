package org.sketch28.cli;

import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Option;

/** The option that names the model of a command. */
final class ModelOption {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "digits",
      description = "Name or folder of the model (default: ${DEFAULT-VALUE}).")
  private String model;

  /**
   * Finds the model.
   *
   * @throws UserFacingException if there is no such model, or if it is damaged
   */
  ModelStore.Entry find(Workspace workspace) throws UserFacingException {
    return workspace.models().find(model);
  }
}
