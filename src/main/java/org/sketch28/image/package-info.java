/**
 * Grey images, and how they are measured and resampled. Pure Java: neither this package nor its
 * sub-packages know JavaFX or DJL.
 */
package org.sketch28.image;
