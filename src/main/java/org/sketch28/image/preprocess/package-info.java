/** From a drawing or a picture to the 28 × 28 image that a network was trained on, step by step. */
package org.sketch28.image.preprocess;
