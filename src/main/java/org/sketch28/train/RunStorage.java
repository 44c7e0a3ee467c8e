package org.sketch28.train;

import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;

/** Where a run puts what must outlive it. */
public interface RunStorage {

  /** Keeps nothing. */
  RunStorage NONE =
      new RunStorage() {
        @Override
        public void save(Checkpoint checkpoint) {}

        @Override
        public void saveBest(Map<String, HostTensor> weights) {}
      };

  /** Keeps a checkpoint in place of the one before. */
  void save(Checkpoint checkpoint) throws UserFacingException;

  /** Keeps the averaged weights of the best epoch until now. */
  void saveBest(Map<String, HostTensor> weights) throws UserFacingException;
}
