package org.sketch28.data.catalog;

import java.util.List;
import org.sketch28.data.AsPreprocessing;
import org.sketch28.data.Domain;

/**
 * What is known of a dataset without reading its images.
 *
 * @param name by which it is asked for
 * @param title for people
 * @param description one sentence
 * @param kind where it comes from
 * @param classNames by class index
 * @param domain what its images show
 * @param licence for people
 * @param source for people, an address where there is one
 * @param trainingImages how many, −1 if it is not known yet
 * @param testImages how many, −1 if it is not known yet
 */
public record DatasetInfo(
    String name,
    String title,
    String description,
    Kind kind,
    List<String> classNames,
    @AsPreprocessing Domain domain,
    String licence,
    String source,
    int trainingImages,
    int testImages) {

  /** Where a dataset comes from. */
  public enum Kind {
    /** Made by the program. */
    MADE,
    /** Downloaded from public mirrors. */
    PUBLIC,
    /** Brought in by the user. */
    IMPORTED,
    /** Drawn by the user on the canvas. */
    DRAWN
  }

  public DatasetInfo {
    classNames = List.copyOf(classNames);
  }
}
