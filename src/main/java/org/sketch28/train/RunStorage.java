package org.sketch28.train;

import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;

/** Saves the results of a run. */
public interface RunStorage {

  /** Saves nothing. */
  RunStorage NONE =
      new RunStorage() {
        @Override
        public void save(Checkpoint checkpoint) {}

        @Override
        public void saveBest(Map<String, HostTensor> weights) {}
      };

  /**
   * Saves a checkpoint in place of the previous one.
   *
   * @throws UserFacingException if it cannot be written; this ends the run
   */
  void save(Checkpoint checkpoint) throws UserFacingException;

  /**
   * Saves the averaged weights of the best epoch so far.
   *
   * @throws UserFacingException if they cannot be written; this ends the run
   */
  void saveBest(Map<String, HostTensor> weights) throws UserFacingException;

  /**
   * Saves the averaged weights after an epoch, if this epoch is one to look back at. By default,
   * none are saved.
   *
   * @param epoch from 1
   * @throws UserFacingException if they cannot be written; this ends the run
   */
  default void saveEpoch(int epoch, Map<String, HostTensor> weights) throws UserFacingException {}
}
