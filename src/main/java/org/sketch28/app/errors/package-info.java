/** The Errors view, which combines one sub-package for each of its tabs. */
package org.sketch28.app.errors;
