/**
 * Drawings, grey images and the way from one to the other. Pure Java: nothing here knows JavaFX or
 * DJL.
 */
package org.sketch28.image;
