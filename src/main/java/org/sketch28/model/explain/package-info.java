/** Why a network predicts what it predicts: saliency and feature maps. */
package org.sketch28.model.explain;
