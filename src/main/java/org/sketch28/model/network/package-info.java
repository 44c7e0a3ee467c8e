/** Neural networks: architectures as DJL blocks, and classifiers that run them. */
package org.sketch28.model.network;
