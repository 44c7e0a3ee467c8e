/** The Map tab: features in the plane. */
package org.sketch28.app.errors.map;
