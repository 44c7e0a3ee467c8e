package org.sketch28.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunOrigin;
import org.sketch28.train.run.TrainingMachine;

/**
 * What a report says, as numbers: it is in the report itself, so that the run can be repeated from
 * it. What was not recorded is null or empty.
 *
 * @param format of this data, {@link #FORMAT}
 * @param created when the report was made, in UTC, ISO 8601
 * @param run the id of the run; null if it is not known
 * @param model the name of the model; null if none was built from the run
 * @param title for people
 * @param description of the model; empty if there is none
 * @param datasets in the order in which they are mixed
 * @param sha256 of the training images and labels, by file name
 * @param split how training and validation images were separated; empty if it was not recorded
 * @param config settings; null if the model is not from a single run
 * @param origin the models that the run began with; null if it was not recorded
 * @param machines what it was trained on; empty if it was not recorded
 * @param command that trained it; null if it is not known
 * @param weightsSha256 of the trained weights alone, see {@link
 *     org.sketch28.model.store.WeightsDigest}; null if there are none
 * @param parametersSha256 of the model's file, calibration included; null without a model
 * @param status of the run; null if it is not here, or in reports of earlier versions
 * @param seconds of training; null if it was not recorded
 * @param epochs of the run; empty if its curves are not on this machine
 * @param results everything that was measured of the model
 * @param test the evaluation on test images; null if there is none
 * @param looks how often the test images were looked at
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportData(
    int format,
    String created,
    String run,
    String model,
    String title,
    String description,
    List<Source> datasets,
    Map<String, String> sha256,
    String split,
    TrainingConfig config,
    RunOrigin origin,
    List<TrainingMachine> machines,
    String command,
    String weightsSha256,
    String parametersSha256,
    RunInfo.Status status,
    Double seconds,
    List<Epoch> epochs,
    List<ModelManifest.Result> results,
    TestFigures test,
    LookCounts looks) {

  /** The version of this record. */
  static final int FORMAT = 1;

  public ReportData {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    split = split == null ? "" : split;
    sha256 = sha256 == null ? Map.of() : sha256;
    machines = machines == null ? List.of() : List.copyOf(machines);
    epochs = epochs == null ? List.of() : List.copyOf(epochs);
    results = results == null ? List.of() : List.copyOf(results);
  }

  /**
   * A dataset.
   *
   * @param name by which the catalog finds it
   * @param licence null if the dataset is not known on this machine
   * @param source null if the dataset is not known on this machine
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(String name, String title, String licence, String source) {}

  /**
   * An epoch; losses are in nats, accuracies are shares.
   *
   * @param validationLoss null without validation images
   * @param validationAccuracy null without validation images
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Epoch(
      int epoch,
      double trainingLoss,
      double trainingAccuracy,
      Double validationLoss,
      Double validationAccuracy,
      double seconds) {}

  /**
   * Figures of an evaluation on test images.
   *
   * @param low end of Wilson's 95 % interval of the accuracy
   * @param high end of the same
   * @param confusion numbers of images by label, then by prediction
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TestFigures(
      String dataset,
      int correct,
      int count,
      double accuracy,
      double low,
      double high,
      List<String> classes,
      int[][] confusion,
      double expectedCalibrationError,
      double negativeLogLikelihood,
      double brier,
      double temperature) {}

  /**
   * How often the test images were looked at, as far as it was recorded.
   *
   * @param built measurements when models were built from the run; null if it was not recorded
   * @param epochs whose best was chosen by test images, by the published protocol; 0 with the
   *     honest one
   * @param evaluated evaluations of this model since {@code since}
   * @param opened saved evaluations of it that were opened since then
   * @param all looks with any model at the same images since then
   * @param since when evaluations are recorded, in UTC, ISO 8601
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LookCounts(
      Integer built, int epochs, int evaluated, int opened, int all, String since) {}
}
