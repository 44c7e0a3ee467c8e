package org.sketch28.train.step;

/**
 * What a step is to do.
 *
 * @param number of the step, from 1
 * @param learningRate of the update
 * @param joins whether the replicas join their batch-norm statistics after it, and the moving
 *     average takes in the weights
 */
public record StepSettings(int number, float learningRate, boolean joins) {}
