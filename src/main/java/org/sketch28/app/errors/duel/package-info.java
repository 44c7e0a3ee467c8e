/** The tab in which a person competes with the model. */
package org.sketch28.app.errors.duel;
