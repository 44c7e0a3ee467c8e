/** The folders of everything that the user makes, for the window and the command line. */
package org.sketch28.workspace;
