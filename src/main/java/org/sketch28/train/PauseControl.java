package org.sketch28.train;

/**
 * Pauses, resumes and ends a run from any thread. It may be used before the run begins: one that is
 * stopped already ends at once.
 */
public final class PauseControl {

  private boolean paused;
  private boolean stopped;
  private boolean suspended;

  /** Makes the run wait within a few steps, until {@link #resume}. */
  public synchronized void pause() {
    paused = true;
  }

  /** Lets a paused run continue. */
  public synchronized void resume() {
    paused = false;
    notifyAll();
  }

  /** Ends the run within a few steps; what it has learned is saved. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /**
   * Ends the run within a few steps like {@link #stop}, but leaves it unfinished, to be resumed at
   * the next start: the program is being closed.
   */
  public synchronized void suspend() {
    // A run that the user stopped has ended, and is not offered again.
    suspended = !stopped || suspended;
    stop();
  }

  /** Whether the run is to wait. */
  public synchronized boolean isPaused() {
    return paused && !stopped;
  }

  /** Whether the run is to end, or has been ended, by {@link #stop} or {@link #suspend}. */
  public synchronized boolean isStopped() {
    return stopped;
  }

  /** Whether {@link #suspend} was called. */
  public synchronized boolean isSuspended() {
    return suspended;
  }

  /**
   * Waits until the pause is over or the run is to end.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized void await() throws InterruptedException {
    while (paused && !stopped) {
      wait();
    }
  }
}
