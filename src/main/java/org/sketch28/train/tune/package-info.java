/** Fine-tuning of a model on a person's own drawings without forgetting what it knew. */
package org.sketch28.train.tune;
