/**
 * What differs between operating systems: opened files, the system's theme, class data archives.
 */
package org.sketch28.app.platform;
