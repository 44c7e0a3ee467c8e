/** The DJL engine: which one is used, its native libraries, and its environment. */
package org.sketch28.model.engine;
