package org.sketch28.evaluate;

import org.sketch28.data.Split;

/**
 * What was evaluated on what.
 *
 * @param model the model's name
 * @param modelSha256 of its parameters
 * @param dataset the dataset's name
 * @param split which half of it
 */
public record EvaluationKey(String model, String modelSha256, String dataset, Split split) {}
