package org.sketch28.base;

/** The folder into which JNA unpacks its native library: in the user's cache. */
public final class JnaFolder {

  private static final String PROPERTY = "jna.tmpdir";

  private JnaFolder() {}

  /** Sets it, unless the user has. Has no effect once JNA is loaded. */
  public static void set() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, UserFolders.cache().resolve("jna").toString());
    }
  }
}
