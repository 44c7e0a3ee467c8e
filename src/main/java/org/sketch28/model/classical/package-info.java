/** Models that are not networks: neighbours, support vectors, LIRA. */
package org.sketch28.model.classical;
