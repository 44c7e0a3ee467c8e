/** The file formats of datasets: IDX files and stroke files. */
package org.sketch28.data.format;
