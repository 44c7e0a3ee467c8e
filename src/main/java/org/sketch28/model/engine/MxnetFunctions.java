package org.sketch28.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.util.NativeResource;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function of MXNet's C interface of which DJL makes only expensive use. */
final class MxnetFunctions {

  /** As DJL opens the library; with other flags it would be opened twice. */
  private static final int RTLD_LAZY = 1;

  private static final Logger LOG = LoggerFactory.getLogger(MxnetFunctions.class);

  private final Function copyToCpu;

  /**
   * @param library that DJL has loaded
   * @throws UnsatisfiedLinkError if the library or the function cannot be found
   */
  private MxnetFunctions(Path library) {
    NativeLibrary mxnet =
        NativeLibrary.getInstance(library.toString(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY));
    copyToCpu = mxnet.getFunction("MXNDArraySyncCopyToCPU");
  }

  private static final class Holder {
    private static final Optional<MxnetFunctions> FUNCTIONS = find();
  }

  /** The functions; none on another engine. Loads the engine. */
  static Optional<MxnetFunctions> get() {
    return Holder.FUNCTIONS;
  }

  private static Optional<MxnetFunctions> find() {
    if (Engines.isPyTorch()) {
      return Optional.empty();
    }
    try {
      return Engines.libraries()
          .map(folder -> new MxnetFunctions(folder.resolve(System.mapLibraryName("mxnet"))));
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("MXNet's own functions were not found; training is slower without", e);
      return Optional.empty();
    }
  }

  /**
   * Waits until an array is computed, and copies it.
   *
   * @param to direct; DJL's own way allocates such a buffer for each call
   */
  void copy(NDArray from, ByteBuffer to) {
    Pointer handle = (Pointer) ((NativeResource<?>) from).getHandle();
    check(
        copyToCpu.invokeInt(new Object[] {handle, Native.getDirectBufferPointer(to), from.size()}));
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException("MXNet reported an error.");
    }
  }
}
