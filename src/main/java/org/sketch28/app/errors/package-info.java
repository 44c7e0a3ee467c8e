/** The Errors view, put together from one sub-package for each of its tabs. */
package org.sketch28.app.errors;
