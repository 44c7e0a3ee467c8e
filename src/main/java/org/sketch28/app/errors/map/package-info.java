/** The Map tab: the features of all images as points in the plane. */
package org.sketch28.app.errors.map;
