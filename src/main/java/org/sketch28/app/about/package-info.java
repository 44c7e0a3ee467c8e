/** The About dialog, and how unexpected errors are logged and shown. */
package org.sketch28.app.about;
