package org.sketch28.model.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;

/** The members of an ensemble in {@code model.json}, checked: it may come from anywhere. */
final class EnsembleOptions {

  static final int MOST_MEMBERS = 100;

  private EnsembleOptions() {}

  /** What the names of a member's tensors begin with. */
  static String prefix(int index) {
    return "member" + index + ".";
  }

  static Map<String, Object> describe(ModelContent.Member member) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("title", member.title());
    described.put("architecture", member.content().architecture());
    if (!member.content().options().isEmpty()) {
      described.put("options", member.content().options());
    }
    described.put("weight", member.weight());
    described.put("temperature", member.temperature());
    return described;
  }

  /**
   * The members.
   *
   * @throws UserFacingException if there is no such architecture as one of them has
   * @throws IllegalArgumentException if they are not usable, with the reason
   */
  static List<ModelContent.Member> read(Object list, Map<String, HostTensor> tensors, int classes)
      throws UserFacingException {
    List<ModelContent.Member> members = new ArrayList<>();
    for (Map<?, ?> each : entries(list)) {
      String prefix = prefix(members.size());
      Map<String, HostTensor> own = new LinkedHashMap<>();
      tensors.forEach(
          (name, tensor) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), tensor);
            }
          });
      members.add(
          new ModelContent.Member(
              each.get("title") instanceof String title ? title : "",
              ModelContent.read(architecture(each), options(each), own, classes),
              number(each, "weight", 1e-9, 1e9),
              number(each, "temperature", 1e-3, 1e3)));
    }
    return members;
  }

  /** The number of features, which are those of the first member. */
  static int features(Object list) throws UserFacingException {
    Map<?, ?> first = entries(list).get(0);
    return ModelContent.features(architecture(first), options(first));
  }

  /** The names of tensors whose values are bytes. */
  static Set<String> byteTensors(Object list) {
    Set<String> names = new HashSet<>();
    List<Map<?, ?>> entries = entries(list);
    for (int i = 0; i < entries.size(); i++) {
      String prefix = prefix(i);
      ModelContent.byteTensors(architecture(entries.get(i)), options(entries.get(i)))
          .forEach(name -> names.add(prefix + name));
    }
    return names;
  }

  private static List<Map<?, ?>> entries(Object list) {
    List<Map<?, ?>> entries = new ArrayList<>();
    if (list instanceof List<?> found && !found.isEmpty() && found.size() <= MOST_MEMBERS) {
      for (Object each : found) {
        if (each instanceof Map<?, ?> entry) {
          entries.add(entry);
        }
      }
      if (entries.size() == found.size()) {
        return entries;
      }
    }
    throw new IllegalArgumentException(
        "it is an ensemble, but does not list 1 to %d members".formatted(MOST_MEMBERS));
  }

  private static String architecture(Map<?, ?> member) {
    if (member.get("architecture") instanceof String name && !name.equals(ModelContent.ENSEMBLE)) {
      return name;
    }
    throw new IllegalArgumentException("a member's architecture is missing or an ensemble itself");
  }

  private static Map<String, Object> options(Map<?, ?> member) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (member.get("options") instanceof Map<?, ?> found) {
      found.forEach((name, value) -> options.put(String.valueOf(name), value));
    }
    return options;
  }

  private static double number(Map<?, ?> member, String name, double least, double greatest) {
    if (member.get(name) instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= greatest) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "a member's %s is not a number from %s to %s".formatted(name, least, greatest));
  }
}
