/** The training loop: settings, batches, optimisers, checkpoints, events. */
package org.sketch28.train;
