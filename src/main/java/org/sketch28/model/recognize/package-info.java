/** From a drawing to its prediction, and from a drawing of several digits to a number. */
package org.sketch28.model.recognize;
