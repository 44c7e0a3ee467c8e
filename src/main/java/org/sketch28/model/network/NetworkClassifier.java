package org.sketch28.model.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.engine.EngineThreads;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.engine.Turns;

/** A trained network. Several threads may predict with it at once. */
public final class NetworkClassifier implements ScoredClassifier {

  private final List<String> classNames;
  private final Network network;
  private final NDManager manager;
  private final ParameterStore store;
  private final Calibration calibration;

  /** Shared by predictions; held alone by other work on the network, and to close it. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private final Lock queueing = new ReentrantLock();

  private NetworkClassifier(
      List<String> classNames, Network network, NDManager manager, Calibration calibration) {
    this.classNames = List.copyOf(classNames);
    this.network = network;
    this.manager = manager;
    this.store = new ParameterStore(manager, false);
    this.calibration = calibration;
  }

  /** Where the parameters come from, once their shapes are known. */
  @FunctionalInterface
  public interface ParameterSource {
    Map<String, HostTensor> read(Map<String, long[]> shapes) throws UserFacingException;
  }

  /** Where the calibration comes from, once the parameters are read. */
  @FunctionalInterface
  public interface CalibrationSource {
    Calibration from(Map<String, HostTensor> tensors);
  }

  /**
   * A classifier of parameters that are read once the network exists.
   *
   * @throws UserFacingException as the source of the parameters does
   */
  public static NetworkClassifier create(
      List<String> classNames,
      Network network,
      ParameterSource source,
      CalibrationSource calibrations)
      throws UserFacingException {
    NDManager manager = Engines.newManager(Device.cpu());
    boolean done = false;
    try {
      network.initialize(manager);
      Map<String, HostTensor> tensors = source.read(network.shapes());
      network.load(tensors);
      NetworkClassifier classifier =
          new NetworkClassifier(classNames, network, manager, calibrations.from(tensors));
      done = true;
      return classifier;
    } finally {
      if (!done) {
        manager.close();
      }
    }
  }

  /** A classifier of given parameters, such as those of a network that was just trained. */
  public static NetworkClassifier of(
      List<String> classNames,
      Architecture architecture,
      Map<String, HostTensor> parameters,
      Calibration calibration) {
    try {
      return create(
          classNames,
          architecture.newNetwork(classNames.size(), 0),
          shapes -> parameters,
          tensors -> calibration);
    } catch (UserFacingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public List<ModelOutput> infer(float[] pixels, int count) {
    RawOutputs outputs = outputs(pixels, count);
    List<ModelOutput> split = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      split.add(
          new ModelOutput(row(outputs.features(), i, count), row(outputs.logits(), i, count)));
    }
    return split;
  }

  @Override
  public DatasetOutputs inferAll(ImageDataset data, Progress progress) {
    AtomicBoolean stopped = new AtomicBoolean();
    try (EngineThreads threads = EngineThreads.take(Runtime.getRuntime().availableProcessors())) {
      try {
        return inferAll(data, progress, threads, stopped);
      } finally {
        stopped.set(true);
      }
    }
  }

  private DatasetOutputs inferAll(
      ImageDataset data, Progress progress, EngineThreads threads, AtomicBoolean stopped) {
    DatasetOutputs.Builder outputs = new DatasetOutputs.Builder(data.size());
    Turns turns = new Turns();
    Deque<CompletableFuture<RawOutputs>> ahead = new ArrayDeque<>();
    int begun = 0;
    for (int start = 0; start < data.size(); start += LARGEST_BATCH) {
      progress.at(start, data.size());
      while (begun < data.size() && ahead.size() <= threads.count()) {
        int first = begun;
        ahead.add(
            CompletableFuture.supplyAsync(
                () -> stopped.get() ? RawOutputs.NONE : turns.take(() -> infer(data, first)),
                threads.get(first / LARGEST_BATCH % threads.count())));
        begun += LARGEST_BATCH;
      }
      RawOutputs batch = joined(ahead.remove());
      outputs.add(batch.features(), batch.logits());
    }
    progress.at(data.size(), data.size());
    return outputs.build();
  }

  /** Features and logits of a batch, one image after another. */
  private record RawOutputs(float[] features, float[] logits) {
    private static final RawOutputs NONE = new RawOutputs(new float[0], new float[0]);
  }

  private static RawOutputs joined(CompletableFuture<RawOutputs> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The outputs for the images from {@code first} on. */
  private RawOutputs infer(ImageDataset data, int first) {
    int count = Math.min(LARGEST_BATCH, data.size() - first);
    float[] pixels = new float[count * ImageDataset.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (data.pixels()[first * ImageDataset.PIXELS + i] & 0xff) / 255f;
    }
    return outputs(pixels, count);
  }

  /** Several threads may do this at once. */
  private RawOutputs outputs(float[] pixels, int count) {
    use.readLock().lock();
    try {
      requireOpen();
      try (NDManager scope = manager.newSubManager()) {
        NDList found = inferred(images(scope, pixels, count));
        return new RawOutputs(found.get(0).toFloatArray(), found.get(1).toFloatArray());
      }
    } finally {
      use.readLock().unlock();
    }
  }

  /**
   * Where the engine only queues operations here, one thread at a time may do so. MXNet puts an
   * operation into the queue of each array by itself: of two threads, one can come first for the
   * weights and the other for a buffer of scratch memory, and then neither ever ends. They still
   * compute at the same time.
   */
  private NDList inferred(NDArray images) {
    if (!Engines.queuesOperations()) {
      return network.infer(store, images);
    }
    queueing.lock();
    try {
      return network.infer(store, images);
    } finally {
      queueing.unlock();
    }
  }

  private static NDArray images(NDManager scope, float[] pixels, int count) {
    return NDArrayCopies.create(
        scope, pixels, new Shape(count, 1, ImageDataset.SIDE, ImageDataset.SIDE));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the classifier is closed");
    }
  }

  /** Work on the network that no other thread may disturb. */
  @FunctionalInterface
  public interface NetworkWork<T> {
    T on(NDManager scope, Network network, ParameterStore store);
  }

  /** Works on the network; the arrays of {@code scope} are freed afterwards. */
  public <T> T with(NetworkWork<T> work) {
    use.writeLock().lock();
    try {
      requireOpen();
      try (NDManager scope = manager.newSubManager()) {
        return work.on(scope, network, store);
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  private static float[] row(float[] values, int index, int count) {
    int width = values.length / count;
    float[] row = new float[width];
    System.arraycopy(values, index * width, row, 0, width);
    return row;
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        manager.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
