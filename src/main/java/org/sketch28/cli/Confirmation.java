package org.sketch28.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Asks before something is deleted or replaced. */
final class Confirmation {

  private Confirmation() {}

  /**
   * Asks a question in the terminal.
   *
   * @return whether the answer is yes
   * @throws ParameterException if there is no terminal, so that nobody can answer
   */
  // The program runs on Java 17 only, where no console means no terminal.
  @SuppressWarnings("SystemConsoleNull")
  static boolean ask(CommandLine command, String question) {
    Console console = System.console();
    if (console == null) {
      throw new ParameterException(
          command,
          question + " Add --yes to confirm; there is no terminal in which you could be asked.");
    }
    return ask(command.getErr(), new BufferedReader(console.reader()), question);
  }

  /**
   * Whether a file is new, or may be replaced.
   *
   * @throws ParameterException if it is there, and there is no terminal to ask in
   */
  static boolean mayWrite(CommandLine command, Path file) {
    return !Files.exists(file) || ask(command, "Replace %s?".formatted(file));
  }

  /** Asks on {@code err}; the end of the input counts as no. */
  static boolean ask(PrintWriter err, BufferedReader in, String question) {
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
