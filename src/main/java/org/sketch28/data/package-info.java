/** Datasets: their files, their images in memory, and how they are varied for training. */
package org.sketch28.data;
