package org.sketch28.data.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Class names as names of folders on any system: characters that cannot be in one are encoded as a
 * percent sign and two hexadecimal digits for each byte, as in URLs.
 */
final class FolderName {

  private static final Pattern ENCODED = Pattern.compile("(%[0-9A-Fa-f]{2})+");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private FolderName() {}

  /**
   * The folder of a class.
   *
   * @param all class names: if two differ in case only, lower-case letters are encoded as well,
   *     since on Windows and macOS they would be the same folder
   */
  static String encode(String name, List<String> all) {
    boolean alike =
        all.stream().anyMatch(other -> !other.equals(name) && other.equalsIgnoreCase(name));
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean edge = i == 0 || i == name.length() - 1;
      if (c < ' '
          || "/\\:*?\"<>|%".indexOf(c) >= 0
          || (edge && (c == '.' || c == ' '))
          || (alike && Character.isLowerCase(c))
          || (i == 0 && RESERVED.matcher(name).matches())) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append(String.format(Locale.ROOT, "%%%02X", b));
        }
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /** The class of a folder. */
  static String decode(String folder) {
    Matcher matcher = ENCODED.matcher(folder);
    return matcher.replaceAll(
        match -> {
          String hex = match.group().replace("%", "");
          byte[] bytes = new byte[hex.length() / 2];
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
          }
          return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
        });
  }
}
