package org.sketch28.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.JnaFolder;
import org.sketch28.base.UserFacingException;
import org.sketch28.base.UserFolders;

/** The engine: the one that {@code ai.djl.default_engine} names, MXNet by default. */
public final class Engines {

  private static boolean prepared;
  private static Optional<Path> libraries = Optional.empty();

  private Engines() {}

  /**
   * Prepares everything that must be ready before DJL is used: the settings, and the native
   * libraries in the user's cache folder, which are checked. The first call takes a second or two.
   *
   * @throws UserFacingException if the libraries cannot be unpacked
   */
  public static synchronized void prepare() throws UserFacingException {
    if (!prepared) {
      set();
      libraries =
          new NativeLibraries(Utils.getEngineCacheDir(), Engines.class.getClassLoader())
              .prepare(System.getProperty("ai.djl.default_engine", "MXNet"));
      prepared = true;
      loadPyTorch();
    }
  }

  /**
   * PyTorch switches gradients off in the thread that loads it. A thread of its own leaves them on
   * for all others, whichever of them happens to need the engine first.
   */
  private static void loadPyTorch() {
    if (System.getProperty("ai.djl.default_engine", "").equals("PyTorch")) {
      ExecutorService loader = DaemonExecutors.single("engine");
      CompletableFuture.runAsync(Engine::getInstance, loader).join();
      loader.shutdown();
    }
  }

  /** Does the same as {@link #prepare} where a failure cannot be reported to the user. */
  public static void configure() {
    try {
      prepare();
    } catch (UserFacingException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Native libraries go to the user's cache folder; nothing is downloaded. */
  private static void set() {
    setUnlessGiven("DJL_CACHE_DIR", UserFolders.cache().resolve("engine").toString());
    JnaFolder.set();
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("ai.djl.default_engine", "MXNet");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
    // Training and evaluation have a thread for each core of their own; with several threads inside
    // an operation, its rounding would depend on how many happen to be free.
    setUnlessGiven("ai.djl.pytorch.num_threads", "1");
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
    // A worker for each core, for as many replicas in training, and two more: otherwise each layer
    // of a prediction would wait behind layers of the training.
    NativeEnvironment.setUnlessGiven(
        "MXNET_CPU_WORKER_NTHREADS",
        Integer.toString(Runtime.getRuntime().availableProcessors() + 2));
  }

  private static void setUnlessGiven(String key, String value) {
    if (System.getProperty(key) == null && System.getenv(key) == null) {
      System.setProperty(key, value);
    }
  }

  /** A root of native memory, which the caller closes. The first call loads the engine. */
  public static NDManager newManager(Device device) {
    configure();
    return NDManager.newBaseManager(device);
  }

  /** The engine's name and version, such as "MXNet 1.9.1". Loads the engine. */
  public static String description() {
    configure();
    Engine engine = Engine.getInstance();
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /**
   * The number that the filters of a convolution have to be a multiple of, if the gradient by its
   * input is to be right. It is 16 with PyTorch 2.7.1, whose oneDNN is wrong by 40 to 80 % for
   * other numbers on processors with AVX-512, without a warning; MXNet has no such limit (and its
   * own oneDNN divides by zero for 16 filters of 5 × 5 on one channel). Loads the engine.
   */
  public static int filterBlock() {
    return isPyTorch() ? 16 : 1;
  }

  /** Whether operations are put into queues, and computed by threads of the engine's own. */
  public static boolean queuesOperations() {
    return !isPyTorch();
  }

  /** Whether convolutions are faster with channels of zeros up to whole blocks. */
  public static boolean gainsFromBlocks() {
    return !isPyTorch();
  }

  /**
   * The sum of two arrays of the same shape. MXNet's operator for NumPy, which DJL uses, rearranges
   * both from oneDNN's blocks of channels to rows and the sum back; the older operator does not.
   */
  public static NDArray sum(NDArray first, NDArray second) {
    return isPyTorch()
        ? first.add(second)
        : first
            .getManager()
            .invoke("elemwise_add", new NDList(first, second), new PairList<>())
            .singletonOrThrow();
  }

  /** The folder of the engine's native libraries, once they are prepared. */
  static synchronized Optional<Path> libraries() {
    return libraries;
  }

  /** Asked many times in each step of a training. */
  private static final class Loaded {
    private static final boolean PYTORCH;

    static {
      configure();
      PYTORCH = Engine.getInstance().getEngineName().equals("PyTorch");
    }
  }

  static boolean isPyTorch() {
    return Loaded.PYTORCH;
  }
}
