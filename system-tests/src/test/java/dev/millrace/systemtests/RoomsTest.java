package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the rooms apart: two floors, every arrow points down, and what two rooms share lies in the contract. */
class RoomsTest {
    private static final List<String> ROOMS = List.of(
            "contract",
            "embedded-kafka",
            "kafka-support",
            "deploy",
            "openshift-extension-deployment",
            "stage-runtime",
            "generator-service",
            "ingest-service",
            "sink-service",
            "eda-runner",
            "cli");
    private static JavaClasses house;

    @BeforeAll
    static void read() {
        Path home = Path.of(System.getProperty("millrace.home"));
        house = new ClassFileImporter()
                .importPaths(ROOMS.stream()
                        .map(room -> home.resolve(room).resolve("target/classes"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "kafka",
                "embeddedkafka",
                "deploy",
                "runtime",
                "generator",
                "ingest",
                "sink",
                "eda",
                "cli"
            })
    void everyRoomIsLookedAt(String room) {
        assertThat(house.stream().filter(type -> type.getPackageName().startsWith("dev.millrace." + room)))
                .isNotEmpty();
    }

    @Test
    void theContractKnowsNoFrameworkAndNoRoomAboveIt() {
        classes()
                .that()
                .resideInAPackage("dev.millrace.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.millrace.contract..",
                        "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..",
                        "net.jpountz.xxhash..",
                        "com.github.luben.zstd..")
                .check(house);
    }

    @Test
    void whatIsReadOfKafkaKnowsItsClientsAndTheContract() {
        classes()
                .that()
                .resideInAPackage("dev.millrace.kafka..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.millrace.contract..",
                        "dev.millrace.kafka..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka..")
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "embeddedkafka",
                "kafka",
                "deploy",
                "runtime",
                "generator",
                "ingest",
                "sink",
                "eda",
                "cli"
            })
    void thePackagesOfARoomFormNoCircle(String room) {
        slices().assignedFrom(new Parts("the packages of " + room, type -> isIn(room, type), JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(house);
    }

    /** The ingest is missing: {@code IngestAttempt <-> ShardEnd} and {@code BatchTransactions <-> RowChunk}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "embeddedkafka",
                "kafka",
                "deploy",
                "openshift",
                "runtime",
                "generator",
                "sink",
                "eda",
                "cli"
            })
    void theClassesOfAPackageFormNoCircle(String room) {
        house.stream()
                .filter(type -> isIn(room, type))
                .map(JavaClass::getPackageName)
                .distinct()
                .forEach(name -> slices().assignedFrom(new Parts(
                                "the classes of " + name,
                                type -> type.getPackageName().equals(name),
                                RoomsTest::thought))
                        .should()
                        .beFreeOfCycles()
                        .check(house));
    }

    private static boolean isIn(String room, JavaClass type) {
        return (type.getPackageName() + ".").startsWith("dev.millrace." + room + ".");
    }

    /** A file; an interface that makes those which implement it is one thought with them. */
    private static String thought(JavaClass type) {
        JavaClass file = file(type);
        return file.getRawInterfaces().stream()
                .filter(kind -> kind.getDirectDependenciesFromSelf().stream()
                        .anyMatch(made -> file(made.getTargetClass()).equals(file)))
                .map(JavaClass::getName)
                .findFirst()
                .orElse(file.getName());
    }

    private static JavaClass file(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::file).orElse(type);
    }

    /** What is to have no circles, part by part. */
    private record Parts(String getDescription, Predicate<JavaClass> which, Function<JavaClass, String> part)
            implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return which.test(type) ? SliceIdentifier.of(part.apply(type)) : SliceIdentifier.ignore();
        }
    }

    @Test
    void theStagesAndTheCommandKnowNothingOfOneAnother() {
        slices().matching("dev.millrace.(generator|ingest|sink|eda|cli)..")
                .should()
                .notDependOnEachOther()
                .check(house);
    }

    @Test
    void whatTheServicesShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.runtime.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.millrace.generator..", "dev.millrace.ingest..", "dev.millrace.sink..")
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eda", "cli", "deploy", "embeddedkafka"})
    void quarkusStaysInTheServices(String room) {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile..")
                .check(house);
    }

    @Test
    void sparkStaysInTheAnalysis() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.millrace.eda..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.knowm.xchart..")
                .check(house);
    }

    /** The sink orders one Job with it; hand-made requests would have to learn of tokens, certificates and retries. */
    @Test
    void onlyTheDeploymentAndTheAnalysisInTheClusterKnowTheClustersClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.millrace.deploy..", "dev.millrace.openshift..", "dev.millrace.sink.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(house);
    }

    @Test
    void theBrokerIsUsedByTheCommandAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.millrace.cli..", "dev.millrace.embeddedkafka..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.millrace.embeddedkafka..")
                .check(house);
    }
}
