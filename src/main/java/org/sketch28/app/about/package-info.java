/** What the program is, where it keeps things, and what is said when it fails. */
package org.sketch28.app.about;
