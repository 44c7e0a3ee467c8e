/** Everything that the user makes, in one place for the window and the command line. */
package org.sketch28.workspace;
