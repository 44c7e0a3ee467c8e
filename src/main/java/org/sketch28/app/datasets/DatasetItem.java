package org.sketch28.app.datasets;

import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;

/**
 * A line of the list of datasets, as the disk was when it was read.
 *
 * @param available whether the images are on this machine
 * @param removable whether the user can remove it
 * @param downloadBytes the size of a download; 0 if it is not known
 */
record DatasetItem(
    Dataset dataset, boolean available, long bytesOnDisk, boolean removable, long downloadBytes) {

  DatasetInfo info() {
    return dataset.info();
  }

  /** Whether it has images of a part on this machine. */
  boolean has(Split part) {
    return available && dataset.has(part);
  }

  /** Whether the other line is of the same dataset, at whatever time it was read. */
  boolean isSameDatasetAs(DatasetItem other) {
    return info().name().equals(other.info().name());
  }
}
