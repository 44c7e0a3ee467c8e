/**
 * The training loop: settings, batches, the optimiser, checkpoints and events. It knows neither a
 * screen nor a disk.
 */
package org.sketch28.train;
