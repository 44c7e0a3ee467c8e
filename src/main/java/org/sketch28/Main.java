package org.sketch28;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import org.sketch28.app.DocumentOpener;
import org.sketch28.app.SketchApplication;
import org.sketch28.app.about.CrashHandler;
import org.sketch28.app.about.ProgramFolders;
import org.sketch28.base.UserFacingException;
import org.sketch28.bench.BenchCommand;
import org.sketch28.cli.Cli;
import org.sketch28.cli.StandardOutput;
import org.sketch28.workspace.Workspace;

/** Starts the program: the window if there are no arguments, otherwise the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs the program.
   *
   * @param arguments a command and its options; none, or one file to open, for the window
   */
  public static void main(String[] arguments) {
    // Java2D only draws off the screen; its own window system must not interfere with JavaFX.
    System.setProperty("java.awt.headless", "true");
    // The program is in English; numbers look the same in the window, in files and in commands.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      ProgramFolders.useNoOthers();
    } catch (InvalidPathException e) {
      System.err.println(
          "sketch28: The names of your folders have characters that the system's locale does not"
              + " have. Set LC_ALL to C.UTF-8, for example.");
      System.exit(1);
    }
    Thread.setDefaultUncaughtExceptionHandler(
        new CrashHandler(fault -> System.err.println(message(fault))));
    if (arguments.length == 0 || (arguments.length == 1 && DocumentOpener.canOpen(arguments[0]))) {
      openWindow(arguments);
    } else {
      System.exit(
          Cli.run(
              Workspace.standard(),
              StandardOutput.open(),
              new PrintWriter(System.err, true, StandardCharsets.UTF_8),
              List.of(BenchCommand.class),
              arguments));
    }
  }

  private static void openWindow(String... arguments) {
    try {
      if (arguments.length > 0) {
        DocumentOpener.requireReadable(Path.of(arguments[0]));
      }
    } catch (UserFacingException e) {
      System.err.println("sketch28: " + e.getMessage());
      System.exit(1);
    }
    Application.launch(SketchApplication.class, arguments);
    // A timer of AtlantaFX's Popover would keep the program alive without a window.
    System.exit(0);
  }

  /** The line for the user about an unexpected fault, whose stack trace is in the log. */
  static String message(Throwable fault) {
    return "sketch28: Unexpected error: %s. The details are in %s."
        .formatted(fault, ProgramFolders.logFile());
  }
}
