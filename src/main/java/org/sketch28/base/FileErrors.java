package org.sketch28.base;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be read or written. */
public final class FileErrors {

  private FileErrors() {}

  /**
   * The reason, to stand in a sentence after a colon and without a full stop. The messages of some
   * of the JDK's exceptions are no more than the path.
   */
  public static String reason(Exception e) {
    String message = e.getMessage();
    if (e instanceof AccessDeniedException) {
      return "access to " + message + " is denied";
    }
    if (e instanceof NoSuchFileException) {
      return message + " does not exist";
    }
    if (e instanceof FileAlreadyExistsException) {
      return message + " already exists";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return message + " is not empty";
    }
    if (e instanceof FileSystemException other && other.getReason() == null) {
      return "it failed with " + e.getClass().getSimpleName() + " of " + message;
    }
    if (e instanceof CharacterCodingException) {
      return "its text is not UTF-8";
    }
    return message == null ? "it failed with " + e.getClass().getSimpleName() : message;
  }
}
