package org.sketch28.app.datasets;

/** Formats numbers of bytes for people. */
final class Sizes {

  private static final double THOUSAND = 1000;

  private Sizes() {}

  /** Formats a number such as "11.6 MB". */
  static String inWords(long bytes) {
    return bytes >= THOUSAND * THOUSAND
        ? "%.1f MB".formatted(bytes / THOUSAND / THOUSAND)
        : "%.0f kB".formatted(Math.ceil(bytes / THOUSAND));
  }
}
