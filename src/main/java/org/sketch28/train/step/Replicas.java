package org.sketch28.train.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.EngineThreads;
import org.sketch28.model.engine.Turns;
import org.sketch28.model.network.Network;

/**
 * Replicas of a network that learn together, each on a thread of its own from its part of every
 * batch (data parallelism). The weights exist once more in Java; there the gradients are added and
 * the weights updated, each replica's thread doing so for its share of the weights. The result
 * depends on the number of replicas, but not on how fast each one is.
 *
 * <p>Batch norm normalises each part by the statistics of that part. The running statistics, which
 * predictions use, are averaged over the replicas in steps that {@linkplain StepSettings#joins()
 * join} them.
 *
 * <p>While somebody draws, the replicas take turns, so that a core is left for the predictions.
 */
public final class Replicas implements AutoCloseable {

  private static final long CLOSING_SECONDS = 60;

  private final List<Replica> replicas = new ArrayList<>();
  private final EngineThreads threads;
  private final CyclicBarrier barrier;
  private final Turns turns = new Turns();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final ParameterLayout layout;
  private final FlatOptimizer optimizer;
  private final MovingAverage average;
  private final float[] weights;
  private final float[] gradient;

  /**
   * Replicas with the same random first weights.
   *
   * @param networks makes networks that are not initialised yet
   * @param count of replicas, at least 1
   * @param averageDecay of the moving average per step, 0 to below 1
   */
  public Replicas(
      Supplier<Network> networks, int count, OptimizerConfig optimizer, double averageDecay) {
    barrier = new CyclicBarrier(count);
    for (int i = 0; i < count; i++) {
      replicas.add(new Replica(networks.get()));
    }
    layout = replicas.get(0).layout();
    weights = replicas.get(0).weights();
    gradient = new float[layout.trained()];
    this.optimizer = new FlatOptimizer(optimizer, layout.trained());
    average = new MovingAverage(layout, averageDecay);
    threads = EngineThreads.take(count);
    writeWeights();
  }

  /**
   * Continues from a state that was saved.
   *
   * @param step the last one that was taken
   */
  public void restore(
      Map<String, HostTensor> savedWeights,
      Map<String, HostTensor> savedOptimizer,
      Map<String, HostTensor> savedAverage,
      int step) {
    layout.fill(weights, savedWeights);
    optimizer.load(layout, savedOptimizer);
    average.restore(savedAverage, step);
    writeWeights();
  }

  private void writeWeights() {
    replicas.forEach(replica -> replica.write(weights, 0, layout.size()));
  }

  /**
   * How many factors the masks of a batch have, for each block of the network that needs one.
   *
   * @param batchSize images
   */
  public List<Integer> maskSizes(int batchSize) {
    return replicas.get(0).maskedBlocks().stream()
        .map(
            block ->
                IntStream.range(0, replicas.size())
                    .map(r -> block.factors(part(r + 1, batchSize) - part(r, batchSize)))
                    .sum())
        .toList();
  }

  /** The weights and joined statistics; to be called between steps. */
  public Map<String, HostTensor> weights() {
    return layout.tensors(weights);
  }

  /** The state of the optimizer; to be called between steps. */
  public Map<String, HostTensor> optimizer() {
    return optimizer.export(layout);
  }

  /** The moving average, which can be read at any time and outlives the replicas. */
  public MovingAverage average() {
    return average;
  }

  /**
   * Begins a step, after all that were begun before.
   *
   * @param batch of at least as many images as there are replicas; always of the same size
   * @return completes after the update, exceptionally if a replica failed: no step works after that
   */
  public CompletableFuture<StepResult> begin(Batch batch, StepSettings settings) {
    List<CompletableFuture<Replica.Outcome>> parts = new ArrayList<>();
    for (int r = 0; r < replicas.size(); r++) {
      int index = r;
      parts.add(CompletableFuture.supplyAsync(() -> take(index, batch, settings), threads.get(r)));
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(nothing -> result(parts, batch.size()));
  }

  private Replica.Outcome take(int index, Batch batch, StepSettings settings) {
    Replica replica = replicas.get(index);
    Replica.Outcome[] outcome = new Replica.Outcome[1];
    attempt(() -> outcome[0] = learn(index, batch, settings));
    if (settings.joins() && index == 0) {
      average.begin(settings.number());
    }
    await();
    attempt(() -> update(index, batch.size(), settings));
    await();
    if (settings.joins() && index == 0) {
      average.end();
    }
    boolean statistics = settings.joins() && replicas.size() > 1;
    attempt(() -> replica.write(weights, 0, statistics ? layout.size() : layout.trained()));
    if (failure.get() != null) {
      throw new IllegalStateException("A replica failed: " + failure.get(), failure.get());
    }
    return outcome[0];
  }

  /** Does a part of a step, unless a replica has failed before. */
  private void attempt(Runnable work) {
    if (failure.get() == null) {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  /** Waits for all replicas, so that none starts on what another has not finished. */
  private void await() {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.compareAndSet(null, e);
    } catch (BrokenBarrierException e) {
      failure.compareAndSet(null, e);
    }
  }

  private Replica.Outcome learn(int index, Batch batch, StepSettings settings) {
    Replica replica = replicas.get(index);
    int from = part(index, batch.size());
    int to = part(index + 1, batch.size());
    Replica.Outcome outcome = turns.take(() -> replica.learn(batch, index, from, to));
    if (settings.joins()) {
      replica.readStatistics();
    }
    return outcome;
  }

  /** Updates one replica's share of all weights. */
  private void update(int index, int batchSize, StepSettings settings) {
    int from = part(index, layout.trained());
    int to = part(index + 1, layout.trained());
    addGradients(from, to, batchSize);
    optimizer.update(weights, gradient, from, to, settings.learningRate(), settings.number());
    if (settings.joins()) {
      int first = layout.trained() + part(index, layout.size() - layout.trained());
      int last = layout.trained() + part(index + 1, layout.size() - layout.trained());
      joinStatistics(first, last);
      average.mix(weights, from, to);
      average.mix(weights, first, last);
    }
  }

  private void addGradients(int from, int to, int batchSize) {
    for (int r = 0; r < replicas.size(); r++) {
      float[] part = replicas.get(r).gradient();
      float share = (float) (part(r + 1, batchSize) - part(r, batchSize)) / batchSize;
      for (int i = from; i < to; i++) {
        gradient[i] = (r == 0 ? 0 : gradient[i]) + share * part[i];
      }
    }
  }

  private void joinStatistics(int from, int to) {
    for (int i = from; i < to; i++) {
      float sum = 0;
      for (Replica replica : replicas) {
        sum += replica.statistics()[i];
      }
      weights[i] = sum / replicas.size();
    }
  }

  /** Where the part of a replica begins. */
  private int part(int index, int size) {
    return (int) ((long) size * index / replicas.size());
  }

  private StepResult result(List<CompletableFuture<Replica.Outcome>> parts, int batchSize) {
    double loss = 0;
    int right = 0;
    int labelled = 0;
    for (int r = 0; r < parts.size(); r++) {
      Replica.Outcome outcome = parts.get(r).join();
      loss += outcome.loss() * (part(r + 1, batchSize) - part(r, batchSize)) / batchSize;
      right += outcome.right();
      labelled += outcome.labelled();
    }
    return new StepResult(loss, (double) right / Math.max(1, labelled));
  }

  /** Waits for the steps that were begun, and frees the memory of the engine. */
  @Override
  public void close() {
    try {
      for (int r = 0; r < threads.count(); r++) {
        threads.get(r).submit(() -> {}).get(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A replica is still at work.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      // Memory that the engine may still use is better kept.
      return;
    }
    threads.close();
    replicas.forEach(Replica::close);
  }
}
