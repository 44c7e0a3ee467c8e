/** The DJL engine underneath: which one, its native libraries, and its environment. */
package org.sketch28.model.engine;
