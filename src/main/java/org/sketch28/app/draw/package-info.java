/** The Draw view. */
package org.sketch28.app.draw;
