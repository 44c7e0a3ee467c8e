/** Classifiers: architectures as DJL blocks, models on disk, and predictions. */
package org.sketch28.model;
