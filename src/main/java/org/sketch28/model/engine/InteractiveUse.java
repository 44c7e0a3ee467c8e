package org.sketch28.model.engine;

import java.util.concurrent.TimeUnit;

/**
 * Whether somebody is waiting for predictions at this moment, as while drawing. Work in the
 * background then leaves a core free.
 */
public final class InteractiveUse {

  private static final long RECENT = TimeUnit.MILLISECONDS.toNanos(500);

  private static volatile long last = System.nanoTime() - RECENT;

  private InteractiveUse() {}

  /** Notes that somebody waits for a prediction. */
  public static void note() {
    last = System.nanoTime();
  }

  /** Whether somebody did within the last half second. */
  public static boolean isRecent() {
    return System.nanoTime() - last < RECENT;
  }
}
