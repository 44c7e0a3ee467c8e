package org.sketch28.train.classical;

import java.util.List;

/**
 * The support vector machine of a pair of classes.
 *
 * @param vectors its support vectors
 * @param coefficients of each in the decision value, which is above 0 for the first class
 * @param offset that is subtracted from the sum
 */
record PairMachine(List<ShiftedImage> vectors, List<Float> coefficients, float offset) {}
