package org.sketch28.train.step;

/**
 * What a step says of its batch, before the update.
 *
 * @param loss mean cross-entropy, in nats
 * @param accuracy share of the labelled images that are classified correctly
 */
public record StepResult(double loss, double accuracy) {}
