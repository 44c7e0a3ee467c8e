package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;

/** What native libraries see of the environment. */
class NativeEnvironmentTest {

  private static String seen(String name) {
    String library = Platform.isWindows() ? "ucrtbase" : Platform.C_LIBRARY_NAME;
    Function getenv = NativeLibrary.getInstance(library).getFunction("getenv");
    return getenv.invokeString(new Object[] {name}, false);
  }

  @Test
  void aVariableIsSetUnlessTheUserHasSetIt() {
    NativeEnvironment.setUnlessGiven("SKETCH28_OF_A_TEST", "2");
    assertEquals("2", seen("SKETCH28_OF_A_TEST"));
    NativeEnvironment.setUnlessGiven("PATH", "mine");
    assertEquals(System.getenv("PATH"), seen("PATH"));
  }
}
