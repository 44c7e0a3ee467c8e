package org.sketch28;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import org.sketch28.app.DocumentOpener;
import org.sketch28.app.SketchApplication;
import org.sketch28.app.about.CrashHandler;
import org.sketch28.app.about.ProgramFolders;
import org.sketch28.bench.BenchCommand;
import org.sketch28.cli.Cli;
import org.sketch28.workspace.Workspace;

/** Starts the program: the window without arguments, the command line with them. */
public final class Main {

  private Main() {}

  /**
   * @param arguments of the command line; none, or one file to open, opens the window
   */
  public static void main(String[] arguments) {
    // Java2D draws off the screen only; its own window system must not get in JavaFX's way.
    System.setProperty("java.awt.headless", "true");
    // The program speaks English; numbers look the same in the window, in files and in commands.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    ProgramFolders.useNoOthers();
    Thread.setDefaultUncaughtExceptionHandler(
        new CrashHandler(
            crash -> System.err.println("The details are in " + ProgramFolders.logFile())));
    if (arguments.length == 0 || (arguments.length == 1 && DocumentOpener.canOpen(arguments[0]))) {
      Application.launch(SketchApplication.class, arguments);
    } else {
      System.exit(
          Cli.run(
              Workspace.standard(),
              new PrintWriter(System.out, true, StandardCharsets.UTF_8),
              new PrintWriter(System.err, true, StandardCharsets.UTF_8),
              List.of(BenchCommand.class),
              arguments));
    }
  }
}
