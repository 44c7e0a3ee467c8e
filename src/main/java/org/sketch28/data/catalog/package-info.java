/** All datasets by name: generated, drawn, public, imported. */
package org.sketch28.data.catalog;
