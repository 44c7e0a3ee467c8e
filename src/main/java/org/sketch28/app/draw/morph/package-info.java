/** From one drawing to another, and what the model predicts on the way. */
package org.sketch28.app.draw.morph;
