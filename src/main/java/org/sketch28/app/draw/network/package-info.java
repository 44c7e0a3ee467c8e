/** The network at work: what each of its units makes of the drawing, and why. */
package org.sketch28.app.draw.network;
