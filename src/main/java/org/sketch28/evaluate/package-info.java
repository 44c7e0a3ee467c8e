/**
 * How good a model is on a dataset: accuracy and its uncertainty, confusion, calibration, label
 * errors, neighbours and maps.
 */
package org.sketch28.evaluate;
