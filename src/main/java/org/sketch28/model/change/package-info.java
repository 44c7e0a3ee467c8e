/** The smallest change of a drawing that makes it something else. */
package org.sketch28.model.change;
