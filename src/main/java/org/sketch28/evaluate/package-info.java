/** What a model does on data: counts and their uncertainty. */
package org.sketch28.evaluate;
