package org.sketch28.app.classes;

import java.nio.file.Path;
import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.tune.FewDrawingsTraining;

/** Trains a network to tell classes apart, as {@link FewDrawingsTraining#train} does. */
@FunctionalInterface
public interface ClassTrainer {

  /**
   * Trains, and saves the model.
   *
   * @param classNames at least two
   * @param examples at least {@link FewDrawingsTraining#FEWEST} of each class
   * @param folder of the model
   * @param title of the model
   * @param progress may end the work by throwing
   * @throws UserFacingException if the model cannot be saved
   * @throws InterruptedException if the thread is interrupted
   */
  FewDrawingsTraining.Result train(
      List<String> classNames,
      List<FewDrawingsTraining.Example> examples,
      Path folder,
      String title,
      Progress progress)
      throws UserFacingException, InterruptedException;
}
