/** The systems of MNIST's history, and how each is trained here. */
package org.sketch28.train.ladder;
