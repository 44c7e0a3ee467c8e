/** The Images tab: filtered thumbnails, and one image in detail. */
package org.sketch28.app.errors.images;
