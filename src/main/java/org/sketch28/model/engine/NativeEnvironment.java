package org.sketch28.model.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.WString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Environment variables of this process, for native libraries that read nothing else. */
final class NativeEnvironment {

  private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

  private NativeEnvironment() {}

  /** Sets a variable unless the user has set it. Call this before the library is loaded. */
  static void setUnlessGiven(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    try {
      if (Platform.isWindows()) {
        setOnWindows(name, value);
      } else {
        NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
            .getFunction("setenv")
            .invokeInt(new Object[] {name, value, 0});
      }
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("{} cannot be set; the program is slower without", name, e);
    }
  }

  /**
   * A C runtime that is loaded later reads the variables of the process; Microsoft's shared one,
   * which Java has loaded already, has its own copy.
   */
  private static void setOnWindows(String name, String value) {
    NativeLibrary.getInstance("kernel32")
        .getFunction("SetEnvironmentVariableW", Function.ALT_CONVENTION)
        .invokeInt(new Object[] {new WString(name), new WString(value)});
    NativeLibrary.getInstance("ucrtbase")
        .getFunction("_putenv_s")
        .invokeInt(new Object[] {name, value});
  }
}
