/** Downloads from mirrors, with resuming, limits and checks. */
package org.sketch28.data.download;
