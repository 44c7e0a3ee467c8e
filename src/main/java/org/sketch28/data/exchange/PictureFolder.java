package org.sketch28.data.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.image.GrayImage;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.image.picture.Polarity;
import org.sketch28.image.preprocess.Preprocessor;

/**
 * A folder with a folder of pictures for each class, or two such folders, "train" and "test".
 * Pictures of 28 × 28 stay as they are (inverted if most of them are dark on light); others are
 * preprocessed like a picture that is opened in the window.
 */
final class PictureFolder {

  private static final int NOTES = 20;

  private final Preprocessor preprocessor;
  private final List<String> wantedNames;
  private final List<String> notes = new ArrayList<>();
  private int leftOut;
  private int small;
  private int smallOnLight;

  PictureFolder(Preprocessor preprocessor, List<String> wantedNames) {
    this.preprocessor = preprocessor;
    this.wantedNames = wantedNames;
  }

  private record Entry(Path file, String className) {}

  private record Loaded(GrayImage image, boolean asIs, String className) {}

  /**
   * Reads a folder that has a folder of pictures for each class.
   *
   * @param progress may end the work by throwing
   * @throws UserFacingException if there are no readable pictures, or the folders do not fit the
   *     wanted class names
   */
  ImageSet read(Path root, Progress progress) throws IOException, UserFacingException {
    Map<Split, List<Entry>> entries = new EnumMap<>(Split.class);
    for (Map.Entry<Split, Path> each : splits(root).entrySet()) {
      entries.put(each.getKey(), entries(each.getValue()));
    }
    List<String> names = names(root, entries);
    long total = entries.values().stream().mapToLong(List::size).sum();
    long done = 0;
    Map<Split, List<Loaded>> loaded = new EnumMap<>(Split.class);
    for (Map.Entry<Split, List<Entry>> each : entries.entrySet()) {
      List<Loaded> images = new ArrayList<>();
      for (Entry entry : each.getValue()) {
        progress.at(done++, total);
        load(entry, images);
      }
      if (!images.isEmpty()) {
        loaded.put(each.getKey(), images);
      }
    }
    if (loaded.isEmpty()) {
      throw new UserFacingException(
          "There are no readable pictures in the folders of %s. It should have a folder for each"
                  .formatted(root)
              + " class, with pictures in it.");
    }
    return new ImageSet(datasets(loaded, names), allNotes());
  }

  private static Map<Split, Path> splits(Path root) throws IOException {
    Map<Split, Path> splits = new EnumMap<>(Split.class);
    for (Path folder : folders(root)) {
      switch (folder.getFileName().toString()) {
        case "train", "training" -> splits.put(Split.TRAIN, folder);
        case "test", "testing" -> splits.put(Split.TEST, folder);
        default -> {}
      }
    }
    if (splits.isEmpty()) {
      splits.put(Split.TRAIN, root);
    }
    return splits;
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> children = Files.list(root)) {
      return children.filter(Files::isDirectory).filter(PictureFolder::isVisible).sorted().toList();
    }
  }

  private static boolean isVisible(Path path) {
    return !path.getFileName().toString().startsWith(".");
  }

  /** All pictures, sorted by name whatever their class. */
  private static List<Entry> entries(Path split) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders(split)) {
      String name = FolderName.decode(folder.getFileName().toString());
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(Files::isRegularFile)
            .filter(PictureFolder::isVisible)
            .forEach(file -> entries.add(new Entry(file, name)));
      }
    }
    entries.sort(
        Comparator.comparing((Entry e) -> e.file().getFileName().toString())
            .thenComparing(Entry::className));
    return entries;
  }

  private List<String> names(Path root, Map<Split, List<Entry>> entries)
      throws UserFacingException {
    TreeSet<String> found = new TreeSet<>(PictureFolder::compareNames);
    entries.values().forEach(each -> each.forEach(entry -> found.add(entry.className())));
    List<String> listed = wantedNames.isEmpty() ? ClassNames.read(root) : wantedNames;
    if (listed.isEmpty()) {
      return found.isEmpty() ? List.of() : ClassNames.checked(List.copyOf(found), root.toString());
    }
    for (String name : found) {
      if (!listed.contains(name)) {
        throw new UserFacingException(
            "%s has a folder of pictures of \"%s\", which is not among the classes %s."
                .formatted(root, name, listed));
      }
    }
    return listed;
  }

  /** Compares numbers by value, and puts them before other names. */
  private static int compareNames(String a, String b) {
    boolean numberA = a.matches("[0-9]{1,9}");
    boolean numberB = b.matches("[0-9]{1,9}");
    if (numberA && numberB && Integer.parseInt(a) != Integer.parseInt(b)) {
      return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
    }
    return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberB, numberA);
  }

  private void load(Entry entry, List<Loaded> into) {
    try {
      GrayImage brightness = PictureReader.read(entry.file()).brightness();
      if (brightness.width() == ImageDataset.SIDE && brightness.height() == ImageDataset.SIDE) {
        small++;
        smallOnLight += isOnLight(brightness) ? 1 : 0;
        into.add(new Loaded(brightness, true, entry.className()));
        return;
      }
      GrayImage image =
          preprocessor.apply(InkExtractor.extract(brightness, Polarity.AUTO).ink()).result();
      if (image.isBlank()) {
        leaveOut(entry.file() + " is blank.");
      } else {
        into.add(new Loaded(image, false, entry.className()));
      }
    } catch (UserFacingException e) {
      leaveOut(e.getMessage());
    }
  }

  private void leaveOut(String why) {
    leftOut++;
    if (notes.size() < NOTES) {
      notes.add("Left out: " + why);
    }
  }

  private static boolean isOnLight(GrayImage image) {
    int sum = 0;
    int last = ImageDataset.SIDE - 1;
    for (int i = 0; i <= last; i++) {
      sum += image.get(i, 0) + image.get(i, last) + image.get(0, i) + image.get(last, i);
    }
    return sum > 4 * (last + 1) * 127;
  }

  private Map<Split, ImageDataset> datasets(Map<Split, List<Loaded>> loaded, List<String> names) {
    boolean invert = 2 * smallOnLight > small;
    if (invert) {
      notes.add("The 28 × 28 pictures are dark on light and were inverted.");
    }
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    for (Map.Entry<Split, List<Loaded>> each : loaded.entrySet()) {
      ByteArrayOutputStream pixels = new ByteArrayOutputStream();
      ByteArrayOutputStream labels = new ByteArrayOutputStream();
      for (Loaded one : each.getValue()) {
        GrayImage image = invert && one.asIs() ? one.image().negated() : one.image();
        pixels.writeBytes(image.toBytes());
        labels.write(names.indexOf(one.className()));
      }
      splits.put(
          each.getKey(),
          new ImageDataset(
              each.getKey().toString(), pixels.toByteArray(), labels.toByteArray(), names));
    }
    return splits;
  }

  private List<String> allNotes() {
    if (leftOut > NOTES) {
      notes.add("%,d pictures were left out in all.".formatted(leftOut));
    }
    return notes;
  }
}
