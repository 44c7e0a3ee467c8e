/** A run, epoch by epoch. */
package org.sketch28.app.train.epochs;
