/** What a model gets wrong: figures, images, their neighbours, a map, comparisons, a duel. */
package org.sketch28.app.errors;
