/** The window: JavaFX, put together here; one sub-package for each view. */
package org.sketch28.app;
