package org.sketch28.fuzz;

import java.nio.file.Path;

/** Something that reads files which anybody may have made. */
interface FuzzTarget {

  /** For messages and for choosing it on the command line. */
  String name();

  /**
   * Makes a damaged input in an empty folder.
   *
   * @return the file or folder to read
   */
  Path make(Mutator mutator, Path folder) throws Exception;

  /**
   * Reads it as the program does.
   *
   * @throws org.sketch28.base.UserFacingException if it cannot be used
   */
  void read(Path input) throws Exception;
}
