/** The window: JavaFX, one sub-package a view, and our own controls. */
package org.sketch28.app;
