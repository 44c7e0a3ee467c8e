/** All datasets by name: public, imported, drawn, generated. */
package org.sketch28.data.catalog;
