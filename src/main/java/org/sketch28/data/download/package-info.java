/** Files from the network: mirrors, resume, checksums. */
package org.sketch28.data.download;
