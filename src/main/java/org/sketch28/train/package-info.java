/** Training: settings, the loop, its events, and what is fitted after it. */
package org.sketch28.train;
