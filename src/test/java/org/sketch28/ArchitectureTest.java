package org.sketch28;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The arrows between packages. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sketch28");

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("image")
        .definedBy("org.sketch28.image..")
        .layer("data")
        .definedBy("org.sketch28.data..")
        .layer("model")
        .definedBy("org.sketch28.model..")
        .layer("train")
        .definedBy("org.sketch28.train..")
        .layer("evaluate")
        .definedBy("org.sketch28.evaluate..")
        .layer("app")
        .definedBy("org.sketch28.app..")
        .layer("cli")
        .definedBy("org.sketch28.cli..")
        .layer("main")
        .definedBy("org.sketch28")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("app")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("train")
        .mayOnlyBeAccessedByLayers("app", "cli")
        .whereLayer("evaluate")
        .mayOnlyBeAccessedByLayers("app", "cli")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("train", "evaluate", "app", "cli")
        .whereLayer("data")
        .mayOnlyBeAccessedByLayers("model", "train", "evaluate", "app", "cli")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.sketch28.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void javaFxIsInTheAppOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.sketch28.app..", "org.sketch28")
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
        .resideInAnyPackage("org.sketch28.image..", "org.sketch28.data..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "ai.djl..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void theWindowDoesNotSleepOrWait() {
    noClasses()
        .that()
        .resideInAPackage("org.sketch28.app..")
        .and()
        .doNotHaveSimpleName("SystemTheme")
        .and()
        .resideOutsideOfPackage("org.sketch28.app.bench..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(java.util.concurrent.Future.class, "get")
        .orShould()
        .callMethod(java.util.concurrent.Future.class, "get", long.class, TimeUnit.class)
        .orShould()
        .callMethod(java.util.concurrent.CompletableFuture.class, "join")
        .orShould()
        .callMethod(java.util.concurrent.CountDownLatch.class, "await")
        .orShould()
        .callMethod(java.util.concurrent.CountDownLatch.class, "await", long.class, TimeUnit.class)
        .check(CLASSES);
  }
}
