/** Neural networks: architectures as DJL blocks, and inference with them. */
package org.sketch28.model.network;
