/** The Datasets view. */
package org.sketch28.app.datasets;
