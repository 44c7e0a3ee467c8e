package org.sketch28;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The arrows between packages. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sketch28");

  /** Each package with the packages that it may use; the table of architecture.md. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("base"),
          entry("image", "base"),
          entry("data", "image", "base"),
          entry("model", "data", "image", "base"),
          entry("train", "model", "data", "image", "base"),
          entry("export", "evaluate", "model", "data", "image", "base"),
          entry("evaluate", "model", "data", "image", "base"),
          entry("workspace", "evaluate", "train", "model", "data", "base"),
          entry("report", "workspace", "evaluate", "train", "model", "data", "image", "base"),
          entry(
              "app",
              "report",
              "workspace",
              "export",
              "evaluate",
              "train",
              "model",
              "data",
              "image",
              "base"),
          entry(
              "cli",
              "report",
              "workspace",
              "export",
              "evaluate",
              "train",
              "model",
              "data",
              "image",
              "base"),
          entry(
              "bench", "app", "workspace", "evaluate", "train", "model", "data", "image", "base"));

  private static Map.Entry<String, Set<String>> entry(String part, String... mayUse) {
    return Map.entry(part, Set.of(mayUse));
  }

  @Test
  void arrowsPointOneWay() {
    for (String from : MAY_USE.keySet()) {
      for (String to : MAY_USE.keySet()) {
        if (!from.equals(to) && !MAY_USE.get(from).contains(to)) {
          noClasses()
              .that()
              .resideInAPackage("org.sketch28." + from + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("org.sketch28." + to + "..")
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.sketch28.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void javaFxIsInTheAppOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.sketch28.app..", "org.sketch28.bench..", "org.sketch28")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .check(CLASSES);
  }

  @Test
  void djlIsInModelAndTrainOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.sketch28.model..", "org.sketch28.train..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void viewModelsKnowNoControls() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .check(CLASSES);
  }

  @Test
  void imageAndDataArePureJava() {
    noClasses()
        .that()
        .resideInAnyPackage("org.sketch28.base..", "org.sketch28.image..", "org.sketch28.data..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "ai.djl..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void logsGoThroughSlf4jOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "ch.qos.logback..")
        .check(CLASSES);
  }

  @Test
  void theWindowDoesNotSleepOrWait() {
    classes()
        .that()
        .resideInAPackage("org.sketch28.app..")
        .and()
        .doNotHaveSimpleName("SystemTheme")
        // Waits for workers when the window closes, for a few seconds at most.
        .and()
        .doNotHaveSimpleName("Closing")
        .should(notWait())
        .check(CLASSES);
  }

  private static final Map<Class<?>, Set<String>> WAITS =
      Map.of(
          Thread.class, Set.of("sleep", "join"),
          Future.class, Set.of("get", "join"),
          CountDownLatch.class, Set.of("await"),
          ExecutorService.class, Set.of("awaitTermination", "invokeAll", "invokeAny"));

  private static ArchCondition<JavaClass> notWait() {
    return new ArchCondition<>("not wait for other threads") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
          WAITS.forEach(
              (type, methods) -> {
                if (call.getTargetOwner().isAssignableTo(type)
                    && methods.contains(call.getTarget().getName())) {
                  events.add(SimpleConditionEvent.violated(item, call.getDescription()));
                }
              });
        }
      }
    };
  }
}
