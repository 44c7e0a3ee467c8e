/**
 * Everything that the user makes or downloads, in one place for the window and the command line.
 */
package org.sketch28.workspace;
