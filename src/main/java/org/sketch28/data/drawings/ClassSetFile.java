package org.sketch28.data.drawings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;

/**
 * The format of a set of classes on disk: JSON, with the strokes as vectors.
 *
 * @param classes with the drawings in the form of {@link DrawingFile}, without labels
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ClassSetFile(String title, List<ClassFile> classes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ClassFile(String name, List<DrawingFile> drawings) {

    static ClassFile of(ClassSet.NamedClass named) {
      return new ClassFile(
          named.name(),
          named.drawings().stream().map(each -> DrawingFile.of(null, null, each, null)).toList());
    }

    ClassSet.NamedClass toClass() throws UserFacingException {
      List<Drawing> read = new ArrayList<>();
      for (DrawingFile each : drawings) {
        read.add(each.drawing(name));
      }
      return new ClassSet.NamedClass(name, read);
    }
  }

  static byte[] encode(ClassSet set) {
    try {
      return JSON.writeValueAsBytes(
          new ClassSetFile(set.title(), set.classes().stream().map(ClassFile::of).toList()));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
  }

  /**
   * Reads a set of classes.
   *
   * @throws IOException if this is not one, or a damaged one
   */
  static ClassSet decode(byte[] bytes) throws IOException {
    try {
      ClassSetFile file = JSON.readValue(bytes, ClassSetFile.class);
      List<ClassSet.NamedClass> classes = new ArrayList<>();
      for (ClassFile each : file.classes) {
        classes.add(each.toClass());
      }
      if (classes.size() > ClassSet.MOST_CLASSES) {
        throw new IllegalArgumentException(
            "there are more than %d classes".formatted(ClassSet.MOST_CLASSES));
      }
      return new ClassSet(file.title, classes);
    } catch (IOException
        | RuntimeException
        | UserFacingException
        | StackOverflowError
        | OutOfMemoryError e) {
      throw DrawingFile.damaged(e);
    }
  }
}
