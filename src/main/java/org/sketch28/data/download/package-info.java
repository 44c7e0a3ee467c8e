/** Downloads from mirrors: resumed after an interruption, limited in size, and checked. */
package org.sketch28.data.download;
