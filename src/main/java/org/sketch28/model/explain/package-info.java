/** Why a network predicts what it predicts. */
package org.sketch28.model.explain;
