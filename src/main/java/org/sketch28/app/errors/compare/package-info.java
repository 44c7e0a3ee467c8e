/** The Compare tab: two models on the same images. */
package org.sketch28.app.errors.compare;
