/** The Datasets view: browse, download, import and export datasets. */
package org.sketch28.app.datasets;
