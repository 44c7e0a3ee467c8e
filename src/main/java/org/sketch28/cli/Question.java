package org.sketch28.cli;

import java.io.Console;
import org.sketch28.base.UserFacingException;

/** Asks before something is destroyed that cannot be restored. */
final class Question {

  private Question() {}

  /**
   * Asks on the terminal.
   *
   * @return whether the answer was "y" or "yes"
   * @throws UserFacingException if nobody can be asked
   */
  static boolean ask(String question) throws UserFacingException {
    Console console = System.console();
    if (console == null) {
      throw new UserFacingException(question + " There is nobody to ask; add --yes.");
    }
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null
        && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
  }
}
