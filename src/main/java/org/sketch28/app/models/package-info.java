/** Selecting a model, its card, and saving it as a file. */
package org.sketch28.app.models;
