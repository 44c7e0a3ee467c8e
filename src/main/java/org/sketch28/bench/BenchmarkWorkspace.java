package org.sketch28.bench;

import org.sketch28.workspace.Workspace;

/**
 * Passes the workspace of a command on to the window that measures: JavaFX creates an application
 * itself, and hands over nothing but text.
 */
final class BenchmarkWorkspace {

  private static volatile Workspace workspace;

  private BenchmarkWorkspace() {}

  /** Sets the workspace of the benchmark that is launched next. */
  static void set(Workspace of) {
    workspace = of;
  }

  /** The workspace of the command that launched this benchmark. */
  static Workspace get() {
    return workspace;
  }
}
