/**
 * What the rest of the program knows of a model: a classifier that returns calibrated predictions.
 */
package org.sketch28.model;
