package org.sketch28.cli;

import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.workspace.Workspace;

/** The model whose temperature and threshold a run on all images takes. */
final class CalibrationModel {

  private CalibrationModel() {}

  /**
   * Finds the model.
   *
   * @param name of the model, or its folder
   * @param dataset that the run learns from
   * @param protocol of the run
   * @throws UserFacingException if there is no such model, or what was found for it says nothing
   *     about this run
   */
  static ModelManifest find(Workspace workspace, String name, String dataset, Protocol protocol)
      throws UserFacingException {
    ModelManifest model = workspace.models().find(name).manifest();
    if (!model.classes().equals(workspace.catalog().find(dataset).info().classNames())) {
      throw new UserFacingException(
          ("The model %s has other classes, so its temperature and threshold mean nothing here."
                  + " Choose a model that was trained in the same way, with validation images.")
              .formatted(name));
    }
    if (ChosenByTest.is(model) && protocol == Protocol.HONEST) {
      throw new UserFacingException(
          ("The test images chose the epoch of %s, and with it its temperature and threshold."
                  + " Choose a model that was trained with the honest protocol.")
              .formatted(name));
    }
    return model;
  }
}
