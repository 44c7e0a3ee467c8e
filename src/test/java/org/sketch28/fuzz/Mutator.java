package org.sketch28.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Damages valid files at random; the same seed makes the same damage. */
final class Mutator {

  private static final int[] BYTES = {0, 1, 0x7f, 0x80, 0xfe, 0xff, '"', '[', '{', '\n', ',', '-'};

  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "null",
          "NaN",
          "1e999",
          "-1e999",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "1e-320",
          "0.1",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[]]",
          "true",
          "99999999999999999999999",
          "\"\\u0000\"",
          "\"../../x\"",
          "\"\uffff\"");

  private static final Pattern VALUE =
      Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|\"[^\"]{0,80}\"|null|true|false");

  private static final int LONGEST = 8 << 20;

  private final Random random;

  Mutator(long seed) {
    // Near seeds would begin with near numbers.
    random = new Random(seed * 0x9e3779b97f4a7c15L);
    random.nextInt();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A damaged copy of bytes of any kind. */
  byte[] bytes(byte[] whole) {
    byte[] bytes = whole;
    for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 0; n--) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    // Headers are where the sizes are.
    int place = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(64, bytes.length));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        byte[] changed = bytes.clone();
        changed[place] = (byte) random.nextInt(256);
        return changed;
      }
      case 3, 4 -> {
        byte[] changed = bytes.clone();
        int length = Math.min(1 + random.nextInt(4), bytes.length - place);
        Arrays.fill(changed, place, place + length, (byte) BYTES[random.nextInt(BYTES.length)]);
        return changed;
      }
      case 5 -> {
        return Arrays.copyOf(bytes, place);
      }
      case 6 -> {
        int length = Math.min(1 + random.nextInt(64), bytes.length - place);
        return joined(bytes, place, bytes, place + length);
      }
      default -> {
        // A part of it, again and again.
        int length = Math.min(1 + random.nextInt(256), bytes.length - place);
        byte[] part = Arrays.copyOfRange(bytes, place, place + length);
        int times = 1 << random.nextInt(random.nextInt(8) == 0 ? 16 : 6);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, place);
        for (int i = 0; i < times && out.size() < LONGEST; i++) {
          out.writeBytes(part);
        }
        out.write(bytes, place, bytes.length - place);
        return out.toByteArray();
      }
    }
  }

  private static byte[] joined(byte[] start, int to, byte[] end, int from) {
    byte[] all = Arrays.copyOf(start, to + end.length - from);
    System.arraycopy(end, from, all, to, end.length - from);
    return all;
  }

  /** A damaged copy of JSON or another text with values in it. */
  byte[] text(byte[] whole) {
    if (random.nextInt(3) == 0) {
      return bytes(whole);
    }
    String text = new String(whole, StandardCharsets.UTF_8);
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      text = withOtherValue(text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String withOtherValue(String text) {
    Matcher matcher = VALUE.matcher(text);
    int count = (int) matcher.results().count();
    if (count == 0) {
      return text + one(VALUES);
    }
    int wanted = random.nextInt(count);
    matcher.reset();
    for (int i = 0; i <= wanted; i++) {
      matcher.find();
    }
    String value =
        switch (random.nextInt(8)) {
          case 0 -> repeated(matcher.group() + ",", 1 << random.nextInt(16)) + matcher.group();
          case 1 -> repeated("[", 1 << random.nextInt(12));
          default -> one(VALUES);
        };
    return text.substring(0, matcher.start()) + value + text.substring(matcher.end());
  }

  private static String repeated(String part, int times) {
    int most = Math.max(1, LONGEST / part.length());
    return java.util.stream.Stream.generate(() -> part)
        .limit(Math.min(times, most))
        .collect(Collectors.joining());
  }

  /** Sometimes gzipped, and then sometimes damaged again. */
  byte[] maybeGzipped(byte[] content) {
    if (random.nextInt(3) > 0) {
      return content;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return random.nextInt(3) == 0 ? bytes(out.toByteArray()) : out.toByteArray();
  }
}
