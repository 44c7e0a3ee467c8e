/** The Overview tab: figures and the confusion matrix. */
package org.sketch28.app.errors.overview;
