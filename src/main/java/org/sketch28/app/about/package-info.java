/** The About dialog and what happens after a crash. */
package org.sketch28.app.about;
