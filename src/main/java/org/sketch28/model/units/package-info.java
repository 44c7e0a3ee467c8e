/** What each unit of a network computes, from which inputs, and what it responds to most. */
package org.sketch28.model.units;
