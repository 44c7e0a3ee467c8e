package org.sketch28.evaluate;

import org.sketch28.data.Split;

/**
 * Identifies an evaluation: a model on a part of a dataset.
 *
 * @param model the model's name
 * @param modelSha256 the SHA-256 of its parameters
 * @param dataset the dataset's name
 * @param split the part of the dataset
 */
public record EvaluationKey(String model, String modelSha256, String dataset, Split split) {}
