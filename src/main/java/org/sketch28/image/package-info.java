/**
 * Grey images, and measurements and resampling of them. Pure Java: nothing here or below knows
 * JavaFX or DJL.
 */
package org.sketch28.image;
