package org.sketch28.base;

/**
 * An error that a user can cause and correct. Its message is shown as it is, so it says what
 * happened, to which file, and what to do.
 */
public final class UserFacingException extends Exception {

  private static final long serialVersionUID = 1L;

  public UserFacingException(String message) {
    super(message);
  }

  public UserFacingException(String message, Throwable cause) {
    super(message, cause);
  }
}
