/** From a drawing or a picture to the 28 × 28 image that a network expects, step by step. */
package org.sketch28.image.preprocess;
