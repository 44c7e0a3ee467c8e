/** Labelled images in memory, their classes, and the folders that datasets are in. */
package org.sketch28.data;
