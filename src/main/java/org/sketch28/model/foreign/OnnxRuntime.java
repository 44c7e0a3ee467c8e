package org.sketch28.model.foreign;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.base.UserFolders;

/**
 * ONNX Runtime, the library that computes imported models, if the user has installed it. It is not
 * a part of the program, so its classes have a class loader of their own.
 */
public final class OnnxRuntime {

  static final String VERSION = "1.22.0";
  static final String JAR = "onnxruntime.jar";
  static final String MISSING =
      "ONNX Runtime is not installed. Install it with: sketch28 models --install-onnx-runtime";

  private static final String ADAPTER = OnnxRuntime.class.getPackageName() + ".OnnxRuntimeSession";
  private static final String LIBRARY = "ai.onnxruntime.";
  private static final String NATIVES = "onnxruntime.native.path";

  /** A process can load native libraries from one place only, so it is loaded once. */
  private static final Map<Path, Class<?>> LOADED = new HashMap<>();

  private OnnxRuntime() {}

  /** The folder that it is installed in: its classes, and the native libraries of this platform. */
  static Path folder() {
    return UserFolders.data().resolve("onnxruntime").resolve(VERSION);
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isRegularFile(folder().resolve(JAR));
  }

  /**
   * Loads a model, which the caller closes.
   *
   * @param file the content of an ONNX file, checked by {@link OnnxFile}
   * @throws UserFacingException if ONNX Runtime is not installed, or cannot be loaded
   * @throws IOException if it refuses the model, with the reason
   */
  static OnnxSession open(byte[] file) throws UserFacingException, IOException {
    try {
      return (OnnxSession) adapter().getConstructor(byte[].class).newInstance((Object) file);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException refused) {
        throw refused;
      }
      throw broken(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw broken(e);
    }
  }

  private static synchronized Class<?> adapter()
      throws UserFacingException, IOException, ClassNotFoundException {
    Path folder = folder();
    if (!isInstalled()) {
      throw new UserFacingException(MISSING);
    }
    Class<?> adapter = LOADED.get(folder);
    if (adapter == null) {
      adapter = load(folder);
      LOADED.put(folder, adapter);
    }
    return adapter;
  }

  private static Class<?> load(Path folder) throws IOException, ClassNotFoundException {
    URL program = OnnxRuntime.class.getProtectionDomain().getCodeSource().getLocation();
    Loader loader = new Loader(folder.resolve(JAR).toUri().toURL(), program);
    // Another copy of the library in this process must not look for its natives here.
    System.setProperty(NATIVES, folder.toString());
    try {
      Class.forName(LIBRARY + "OrtEnvironment", true, loader);
    } finally {
      System.clearProperty(NATIVES);
    }
    return loader.loadClass(ADAPTER);
  }

  private static UserFacingException broken(Throwable why) {
    return new UserFacingException(
        "ONNX Runtime in %s cannot be loaded (%s). Remove the folder, then install it again with: sketch28 models --install-onnx-runtime"
            .formatted(folder(), why),
        why);
  }

  /** Loads the library, and the one class that uses it; everything else is the program's. */
  private static final class Loader extends URLClassLoader {

    Loader(URL library, URL program) {
      super(new URL[] {library, program}, OnnxRuntime.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(LIBRARY) && !name.equals(ADAPTER)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
