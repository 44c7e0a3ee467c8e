package org.sketch28.app.datasets;

import org.sketch28.app.base.Messages;
import org.sketch28.data.catalog.DatasetInfo;

/** The words for where a dataset's images are. It loads no control, so it needs no window. */
final class DatasetStatus {

  private DatasetStatus() {}

  /** Where the images are, in one line. */
  static String text(DatasetItem item) {
    if (!item.available() && item.info().kind() == DatasetInfo.Kind.DERIVED) {
      return Messages.text("datasets.status.missing");
    }
    if (!item.available()) {
      return item.downloadBytes() > 0
          ? Messages.text("datasets.status.remote", Sizes.inWords(item.downloadBytes()))
          : Messages.text("datasets.status.remoteUnknown");
    }
    if (!item.complete() && item.info().kind() == DatasetInfo.Kind.DERIVED) {
      return Messages.text("datasets.status.partMissing");
    }
    if (!item.complete()) {
      return Messages.text("datasets.status.testPart", Sizes.inWords(item.downloadBytes()));
    }
    return switch (item.info().kind()) {
      case SYNTHETIC, DERIVED -> Messages.text("datasets.status.generated");
      case DRAWN -> Messages.text("datasets.status.drawn");
      case PUBLIC, IMPORTED ->
          Messages.text("datasets.status.here", Sizes.inWords(item.bytesOnDisk()));
    };
  }
}
