/** Runs on disk: their data and splits, training sessions, and the models built from them. */
package org.sketch28.train.run;
