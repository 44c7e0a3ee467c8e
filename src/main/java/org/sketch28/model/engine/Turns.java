package org.sketch28.model.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Background work on several threads that take turns while somebody {@linkplain InteractiveUse
 * waits for predictions}: a core is left free for these, and what is computed stays the same.
 */
public final class Turns {

  private final ReentrantLock turn = new ReentrantLock();

  /** Does a piece of work, of a fraction of a second, at once or when it is its turn. */
  public <T> T take(Supplier<T> work) {
    if (!InteractiveUse.isRecent()) {
      return work.get();
    }
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
