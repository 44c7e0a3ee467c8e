import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the large icons from the one of 256 pixels: the cells of its digit, on a grid of 22 × 22,
 * as squares within the same rounded corners. Run it in the project's folder when that icon
 * changes.
 *
 * <p>{@code java installer/Icons.java}
 */
final class Icons {

  private static final Path FOLDER = Path.of("assets/icons");
  private static final int CELLS = 22;
  private static final int[] SIZES = {512, 1024};

  private Icons() {}

  public static void main(String[] arguments) throws IOException {
    BufferedImage small = ImageIO.read(FOLDER.resolve("sketch28-256.png").toFile());
    for (int size : SIZES) {
      BufferedImage icon = draw(small, size);
      ImageIO.write(icon, "png", FOLDER.resolve("sketch28-" + size + ".png").toFile());
    }
  }

  private static BufferedImage draw(BufferedImage small, int size) {
    BufferedImage icon = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = icon.createGraphics();
    // First the smooth corners, then the cells on top of what is there already.
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double diameter = 2.0 * size * corner(small) / small.getWidth();
    graphics.fill(new RoundRectangle2D.Double(0, 0, size, size, diameter, diameter));
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setComposite(java.awt.AlphaComposite.SrcAtop);
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        int left = x * size / CELLS;
        int top = y * size / CELLS;
        graphics.setColor(color(small, x, y));
        graphics.fillRect(left, top, (x + 1) * size / CELLS - left, (y + 1) * size / CELLS - top);
      }
    }
    graphics.dispose();
    return icon;
  }

  /** A cell's colour; those under the corners have the ground's. */
  private static Color color(BufferedImage small, int x, int y) {
    int rgb =
        small.getRGB(
            (2 * x + 1) * small.getWidth() / (2 * CELLS),
            (2 * y + 1) * small.getHeight() / (2 * CELLS));
    boolean opaque = rgb >>> 24 == 255;
    return new Color(opaque ? rgb : small.getRGB(small.getWidth() / 2, 4));
  }

  /** The radius of the corners: where the first row becomes opaque. */
  private static int corner(BufferedImage small) {
    int x = 0;
    while (small.getRGB(x, 0) >>> 24 < 255) {
      x++;
    }
    return x;
  }
}
