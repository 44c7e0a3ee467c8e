/** The command line, over the same services as the window. */
package org.sketch28.cli;
