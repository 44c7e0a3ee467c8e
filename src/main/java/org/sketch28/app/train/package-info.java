/** The Train view: settings, live curves, and the history of runs. */
package org.sketch28.app.train;
