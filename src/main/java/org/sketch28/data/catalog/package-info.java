/** All datasets by name: made by the program, public, imported, drawn by the user. */
package org.sketch28.data.catalog;
