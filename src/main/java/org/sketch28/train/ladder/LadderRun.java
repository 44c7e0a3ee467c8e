package org.sketch28.train.ladder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A training of a system and what it reached on the test images.
 *
 * @param seed of everything random
 * @param wrong test images that were classified wrongly
 * @param images the number of test images
 * @param seconds of training
 * @param parameters numbers that the model is made of
 * @param parametersSha256 of the model's file
 * @param settingsSha256 of {@link LadderSystem#settings} of the recipe by which it was trained;
 *     null if it is not known
 * @param command that trains it again
 * @param chosenByTest whether the published protocol was followed, so that the epoch was chosen by
 *     the same test images
 * @param bytes of the model's file; 0 if it is not known
 * @param undisputedWrong those of {@code wrong} whose labels nobody disputes; null if it is not
 *     known
 * @param predictionMillis of a single image; null if it was not measured
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LadderRun(
    long seed,
    int wrong,
    int images,
    long seconds,
    long parameters,
    String parametersSha256,
    String settingsSha256,
    String command,
    boolean chosenByTest,
    long bytes,
    Integer undisputedWrong,
    Double predictionMillis) {

  /** The share of test images that were classified wrongly, 0…1. */
  double error() {
    return (double) wrong / images;
  }

  LadderRun withPredictionMillis(double millis) {
    return new LadderRun(
        seed,
        wrong,
        images,
        seconds,
        parameters,
        parametersSha256,
        settingsSha256,
        command,
        chosenByTest,
        bytes,
        undisputedWrong,
        millis);
  }
}
