/** The model chooser and the model card. */
package org.sketch28.app.models;
