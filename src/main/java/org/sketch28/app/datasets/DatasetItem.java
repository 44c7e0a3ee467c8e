package org.sketch28.app.datasets;

import java.util.List;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;

/**
 * A line of the list of datasets, as the disk was when it was read.
 *
 * @param splits the parts whose images are on this machine
 * @param complete whether all images are on this machine
 * @param removable whether the user can remove it
 * @param downloadBytes the size of a download; 0 if it is not known
 */
record DatasetItem(
    Dataset dataset,
    List<Split> splits,
    boolean complete,
    long bytesOnDisk,
    boolean removable,
    long downloadBytes) {

  DatasetInfo info() {
    return dataset.info();
  }

  /** Whether there are images of a part or all parts on this machine. */
  boolean available() {
    return !splits.isEmpty();
  }

  /** Whether the other line is of the same dataset, at whatever time it was read. */
  boolean isSameDatasetAs(DatasetItem other) {
    return info().name().equals(other.info().name());
  }
}
