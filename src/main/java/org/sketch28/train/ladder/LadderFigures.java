package org.sketch28.train.ladder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.OptionalDouble;
import org.sketch28.data.catalog.DisputedLabels;
import org.sketch28.data.catalog.PublicDatasets;

/**
 * What trainings of a system reached on the test images.
 *
 * @param system name of its recipe
 * @param runs at least one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LadderFigures(String system, List<LadderRun> runs) {

  public LadderFigures {
    runs = List.copyOf(runs);
  }

  /** The trainings whose result was not chosen by the test images. */
  public List<LadderRun> honest() {
    return runs.stream().filter(run -> !run.chosenByTest()).toList();
  }

  /** The mean share of test images that were classified wrongly, 0…1; none if all were chosen. */
  public OptionalDouble error() {
    return honest().stream().mapToDouble(LadderRun::error).average();
  }

  /** The same of the trainings that followed the published protocol. */
  public OptionalDouble publishedProtocolError() {
    return runs.stream().filter(LadderRun::chosenByTest).mapToDouble(LadderRun::error).average();
  }

  /**
   * The mean share of wrong test images whose labels nobody disputes; none if it is not known of
   * all trainings.
   */
  public OptionalDouble undisputedError() {
    int disputed = DisputedLabels.ofTest(PublicDatasets.MNIST).size();
    if (honest().stream().anyMatch(run -> run.undisputedWrong() == null)) {
      return OptionalDouble.empty();
    }
    return honest().stream()
        .mapToDouble(run -> (double) run.undisputedWrong() / (run.images() - disputed))
        .average();
  }

  /** The trainings whose result was not chosen by the test images, or else all. */
  private List<LadderRun> honestFirst() {
    return honest().isEmpty() ? runs : honest();
  }

  /** The median time of a training, in seconds: a busy machine makes single ones much longer. */
  public double seconds() {
    double[] sorted = honestFirst().stream().mapToDouble(LadderRun::seconds).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The command of the first training. */
  public String command() {
    return honestFirst().get(0).command();
  }

  /** The mean time of a prediction, in milliseconds; none if it was not measured. */
  public OptionalDouble predictionMillis() {
    return runs.stream()
        .filter(run -> run.predictionMillis() != null)
        .mapToDouble(LadderRun::predictionMillis)
        .average();
  }

  /** Numbers that a model of this system is made of. */
  public long parameters() {
    return runs.get(0).parameters();
  }

  /** Bytes of a model's file; 0 if they are not known. */
  public long bytes() {
    return runs.get(0).bytes();
  }

  /** The number of test images. */
  public int images() {
    return runs.get(0).images();
  }
}
