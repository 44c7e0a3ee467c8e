package org.sketch28.train;

/** Lets a run through, holds it, or ends it. */
final class PauseControl {

  private boolean paused;
  private boolean stopped;

  synchronized void pause() {
    paused = true;
  }

  synchronized void resume() {
    paused = false;
    notifyAll();
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean isPaused() {
    return paused && !stopped;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Waits until the pause is over or the run is to end. */
  synchronized void await() throws InterruptedException {
    while (paused && !stopped) {
      wait();
    }
  }
}
