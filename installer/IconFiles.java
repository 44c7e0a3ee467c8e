import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Converts the icons in {@code assets/icons} into one file for Windows and one for macOS.
 *
 * <p>{@code java installer/IconFiles.java OUT}
 */
final class IconFiles {

  /** Sizes in pixels; Windows has no larger ones. */
  private static final int[] ICO = {16, 32, 48, 128, 256};

  private IconFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[0]);
    writeIco(out.resolve("sketch28.ico"));
    writeIcns(out.resolve("sketch28.icns"));
  }

  /** Icons for Windows: a directory of PNG files. */
  private static void writeIco(Path file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(6 + 16 * ICO.length).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) ICO.length);
    int offset = head.capacity();
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : ICO) {
      byte[] png = icon(size);
      // A side of 256 is written as 0.
      head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
      head.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset);
      pictures.write(png);
      offset += png.length;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.array());
      pictures.writeTo(out);
    }
  }

  /** Icons for macOS: PNG files, each named after its size; there is no name for 48 pixels. */
  private static void writeIcns(Path file) throws IOException {
    String[] names = {"icp4", "icp5", "ic07", "ic08", "ic09", "ic10"};
    int[] sizes = {16, 32, 128, 256, 512, 1024};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (int i = 0; i < sizes.length; i++) {
      byte[] png = icon(sizes[i]);
      data.write(names[i].getBytes(StandardCharsets.US_ASCII));
      data.writeInt(png.length + 8);
      data.write(png);
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write("icns".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(bytes.size() + 8);
      bytes.writeTo(out);
    }
  }

  private static byte[] icon(int size) throws IOException {
    return Files.readAllBytes(Path.of("assets/icons/sketch28-" + size + ".png"));
  }
}
