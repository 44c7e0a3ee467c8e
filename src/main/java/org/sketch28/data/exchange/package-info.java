/** Datasets from and to IDX files, folders of pictures and CSV. */
package org.sketch28.data.exchange;
