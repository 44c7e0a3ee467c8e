/**
 * Evaluates models on datasets: accuracy and its uncertainty, confusion, calibration, label errors,
 * nearest neighbours and maps.
 */
package org.sketch28.evaluate;
