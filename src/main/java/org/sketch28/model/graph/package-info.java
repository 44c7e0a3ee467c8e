/** What a trained network computes, layer by layer, without an engine. */
package org.sketch28.model.graph;
