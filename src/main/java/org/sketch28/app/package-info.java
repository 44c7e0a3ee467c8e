/**
 * The window: the application, its main window, and what connects the views. Each view is a
 * sub-package with a view and a view model.
 */
package org.sketch28.app;
