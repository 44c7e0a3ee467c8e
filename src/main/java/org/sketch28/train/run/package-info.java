/**
 * Training runs on disk: their data and splits, the sessions that train them, and the models built
 * from them.
 */
package org.sketch28.train.run;
