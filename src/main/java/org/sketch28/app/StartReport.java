package org.sketch28.app;

import java.lang.management.ManagementFactory;
import javafx.application.Platform;

/** For the benchmark: prints how long the window and the first prediction took, then ends. */
public final class StartReport {

  /** The system property that asks for the report. */
  public static final String PROPERTY = "sketch28.startReport";

  private final boolean wanted = Boolean.getBoolean(PROPERTY);
  private long shown;

  /** The window is on the screen. */
  void windowShown() {
    shown = System.currentTimeMillis();
  }

  /** The model is loaded and has made a prediction. */
  void ready() {
    if (wanted) {
      long now = System.currentTimeMillis();
      // Asked for only now, since loading the management classes takes its own time.
      long start = ManagementFactory.getRuntimeMXBean().getStartTime();
      System.out.println((shown - start) + " " + (now - start));
      Platform.exit();
    }
  }
}
