package org.sketch28.model;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Environment variables of this very process, for native libraries that read nothing else. */
final class NativeEnvironment {

  private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

  private NativeEnvironment() {}

  /** Sets a variable unless the user has; on Windows the start script must do it. */
  static void setUnlessGiven(String name, String value) {
    if (System.getenv(name) != null || Platform.isWindows()) {
      return;
    }
    try {
      Function setenv = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv");
      setenv.invokeInt(new Object[] {name, value, 0});
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("{} cannot be set; the program is slower without", name, e);
    }
  }
}
