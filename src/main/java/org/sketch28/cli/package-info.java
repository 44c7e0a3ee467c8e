/** The command line, which uses the same services as the window. */
package org.sketch28.cli;
