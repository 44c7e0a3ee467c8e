/** Labelled images in memory, their classes and their folders. */
package org.sketch28.data;
