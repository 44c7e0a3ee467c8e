package org.sketch28.app.train.epochs;

import java.util.Optional;
import org.sketch28.evaluate.ConfusionMatrix;

/**
 * What a network was after an epoch.
 *
 * @param epoch from 1
 * @param accuracy on the images that are looked at, 0…1
 * @param confusion of these images
 * @param places of these images on the map, x and y in turn; the map is that of the last epoch
 * @param probabilities of the pinned drawing, if there is one
 */
record EpochFrame(
    int epoch,
    double accuracy,
    ConfusionMatrix confusion,
    float[] places,
    Optional<float[]> probabilities) {}
