/** The file formats of datasets: IDX and stroke files. */
package org.sketch28.data.format;
