/** The Train view. */
package org.sketch28.app.train;
