/** Training of models that are not trained by gradients. */
package org.sketch28.train.classical;
