package org.sketch28.model.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.AsPreprocessing;
import org.sketch28.data.Domain;
import org.sketch28.model.Calibration;
import org.sketch28.model.classical.ClassicalKind;
import org.sketch28.model.foreign.OnnxSettings;
import org.sketch28.model.network.Architecture;

/**
 * The {@code model.json} beside a model's parameters: their origin and their measured quality.
 *
 * @param name the folder's name, by which commands refer to the model
 * @param title for people
 * @param description one or two sentences for the model's card
 * @param architecture see {@link Architecture#named}, or the name of a {@link ClassicalKind}, or
 *     {@link ModelContent#ENSEMBLE}, or {@link ModelContent#ONNX}
 * @param classes class names by class index
 * @param domain of its inputs
 * @param parametersSha256 of the parameters' file
 * @param temperature see {@link Calibration}
 * @param featureScale see {@link Calibration}
 * @param threshold see {@link Calibration}
 * @param data what it was trained on; null if it is not known
 * @param recipe settings of the training run; null if they are not known
 * @param results what was measured, each with the command that measures it again
 * @param options without which it cannot be used, such as {@link OnnxSettings}; null for a network
 *     that sees images as they are
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelManifest(
    String name,
    String title,
    String description,
    String architecture,
    List<String> classes,
    @AsPreprocessing Domain domain,
    String parametersSha256,
    double temperature,
    double featureScale,
    double threshold,
    Data data,
    Map<String, Object> recipe,
    List<Result> results,
    Map<String, Object> options) {

  public ModelManifest {
    title = title == null ? name : title;
    results = results == null ? List.of() : List.copyOf(results);
  }

  /**
   * Training data.
   *
   * @param dataset its name, or several names with commas between them
   * @param sha256 of the unpacked files, by file name
   * @param split how training and validation images were separated
   */
  public record Data(String dataset, Map<String, String> sha256, String split) {

    /** The names of the datasets, the first of which has the test images. */
    public List<String> names() {
      return List.of(dataset.split(",", -1));
    }
  }

  /**
   * One measurement.
   *
   * @param measure such as "validation accuracy"
   * @param value its value
   * @param count the number of samples
   * @param command measures it again
   */
  public record Result(String measure, double value, int count, String command) {}

  /**
   * The number of features of an image.
   *
   * @throws UserFacingException if there is no such kind of model; the message names those there
   *     are
   * @throws IllegalArgumentException if it is an ensemble without usable members
   */
  int features() throws UserFacingException {
    return ModelContent.features(architecture, options);
  }

  /**
   * Whether it is a network that sees images as they are: it can be trained further, and explained
   * by its gradients.
   */
  @JsonIgnore
  public boolean isNetwork() {
    return ModelContent.isPlainNetwork(architecture, options);
  }

  /** Whether it is an ONNX model. */
  @JsonIgnore
  public boolean isOnnx() {
    return ModelContent.ONNX.equals(architecture);
  }

  /** The name of the file of its parameters, in its folder. */
  public String parametersFile() {
    return isOnnx() ? ModelStore.ONNX_FILE : ModelStore.PARAMETERS;
  }

  /** This manifest with another calibration and other parameters. */
  ModelManifest with(Calibration calibration, String sha256) {
    return ModelManifestBuilder.builder(this)
        .parametersSha256(sha256)
        .temperature(calibration.temperature())
        .featureScale(calibration.featureScale())
        .threshold(calibration.threshold())
        .build();
  }

  /** This manifest under another name. */
  public ModelManifest withName(String newName) {
    return ModelManifestBuilder.builder(this).name(newName).build();
  }

  /** This manifest with other results. */
  public ModelManifest withResults(List<Result> newResults) {
    return ModelManifestBuilder.builder(this).results(newResults).build();
  }
}
