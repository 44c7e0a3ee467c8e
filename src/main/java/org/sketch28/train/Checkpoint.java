package org.sketch28.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.model.HostTensor;

/**
 * Everything that a run needs to be resumed as if it had never stopped. Random numbers need no
 * state: they are seeded by the number of the step wherever a run can be saved.
 *
 * @param progress where the run is
 * @param weights parameters and batch-norm statistics
 * @param average their moving average
 * @param optimizer the state of the optimizer
 */
public record Checkpoint(
    Progress progress,
    Map<String, HostTensor> weights,
    Map<String, HostTensor> average,
    Map<String, HostTensor> optimizer) {

  /**
   * The numbers in the state of a run.
   *
   * @param step the last one taken
   * @param epochLoss sum over this epoch's steps
   * @param epochAccuracy sum over this epoch's steps
   * @param bestEpoch of greatest validation accuracy; 0 before the first
   * @param bestAccuracy there; 0 before the first
   * @param seconds of training until now
   */
  public record Progress(
      int step,
      double epochLoss,
      double epochAccuracy,
      int bestEpoch,
      double bestAccuracy,
      double seconds) {

    public static Progress start() {
      return new Progress(0, 0, 0, 0, 0, 0);
    }
  }

  private static final String WEIGHTS = "weights/";
  private static final String AVERAGE = "average/";
  private static final String OPTIMIZER = "optimizer/";

  /** All tensors in one map, for a file. */
  public Map<String, HostTensor> tensors() {
    Map<String, HostTensor> all = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> all.put(WEIGHTS + name, tensor));
    average.forEach((name, tensor) -> all.put(AVERAGE + name, tensor));
    optimizer.forEach((name, tensor) -> all.put(OPTIMIZER + name, tensor));
    return all;
  }

  /** The reverse of {@link #tensors}. */
  public static Checkpoint of(Progress progress, Map<String, HostTensor> all) {
    return new Checkpoint(
        progress, under(WEIGHTS, all), under(AVERAGE, all), under(OPTIMIZER, all));
  }

  private static Map<String, HostTensor> under(String prefix, Map<String, HostTensor> all) {
    Map<String, HostTensor> some = new LinkedHashMap<>();
    all.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.length()), tensor);
          }
        });
    return some;
  }
}
