package org.sketch28;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sketch28.cli.Cli;

/** Starts the program: the window without arguments, the command line with them. */
public final class Main {

  private Main() {}

  /**
   * @param arguments of the command line; none opens the window
   */
  public static void main(String[] arguments) {
    System.exit(
        Cli.run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }
}
