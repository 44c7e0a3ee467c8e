package org.sketch28.app;

import java.lang.management.ManagementFactory;
import javafx.application.Platform;

/** For the benchmark: prints how long the window and the first prediction took, then exits. */
public final class StartReport {

  /** The system property that asks for the report. */
  public static final String PROPERTY = "sketch28.startReport";

  private final boolean wanted = Boolean.getBoolean(PROPERTY);
  private long shown;

  /** Is called when the window is on the screen. */
  void windowShown() {
    shown = System.currentTimeMillis();
  }

  /** Is called when the model is loaded and has made its first prediction. */
  void ready() {
    if (wanted) {
      long now = System.currentTimeMillis();
      // Only now, since loading the management classes takes time of its own.
      long start = ManagementFactory.getRuntimeMXBean().getStartTime();
      System.out.println((shown - start) + " " + (now - start));
      Platform.exit();
    }
  }
}
