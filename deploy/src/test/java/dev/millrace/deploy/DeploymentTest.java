package dev.millrace.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.files.FilesPodNote;
import dev.millrace.deploy.files.Upload;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.ImagePrefix;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Tailor;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.Build;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class DeploymentTest {
    private static final Map<String, String> SETTINGS =
            Map.of("MILLRACE_ROWS", "100000", "MILLRACE_SEED", "42", "MILLRACE_DATASET", "transactions");

    @TempDir
    private Path directory;

    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
    private Pace pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofMillis(200));
    private PlayedCluster played;
    private PlayedHome home;
    private OutDirectory out;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
        home = PlayedHome.in(directory.resolve("home"));
        out = new OutDirectory(directory.resolve("out"));
    }

    @AfterEach
    void stop() {
        played.close();
        assertThat(played.mishaps).isEmpty();
    }

    @Test
    void bringsTheReportAndTheManifestsOfABatch() throws IOException {
        // When
        deploy();

        // Then
        assertThat(out.report().resolve("index.html")).hasContent("<h1>report</h1>");
        assertThat(OutDirectory.manifestOf(out.generated("transactions-100000-42.csv")))
                .exists();
        assertThat(out.generated("transactions-100000-42.csv")).doesNotExist();
        assertThat(played.builds)
                .containsExactlyInAnyOrder("millrace-generate", "millrace-ingest", "millrace-sink", "millrace-eda");
        assertThat(entries(played.play().archive("millrace-sink")))
                .containsExactly(
                        "src/main/docker/Dockerfile.jvm", "target/lib/library.jar", "target/sink-service-runner.jar");
        assertThat(played.client()
                        .pods()
                        .inNamespace("shop")
                        .withName("millrace-files")
                        .get())
                .isNull();
        assertThat(events.stream().map(ProgressEvent::stage)).contains("generate", "ingest", "sink", "eda");
    }

    @Test
    void runningItAgainReplacesTheJobsAndBuildsNothing() {
        // Given
        deploy();
        String before = job("millrace-eda").getMetadata().getUid();
        played.builds.clear();

        // When
        deploy();

        // Then
        assertThat(job("millrace-eda").getMetadata().getUid()).isNotEqualTo(before);
        assertThat(played.builds).isEmpty();
        assertThat(played.count("DELETE .*/persistentvolumeclaims.*")).isZero();
    }

    @Test
    void onlyTheImageWhoseJarHasChangedIsBuiltAgain() {
        // Given
        deploy();
        played.builds.clear();
        home.rebuild(Child.SINK);

        // When
        deploy();

        // Then
        assertThat(played.builds).containsExactly("millrace-sink");
        assertThat(image("millrace-sink")).isEqualTo("registry/shop/millrace-sink@sha256:1");
    }

    @Test
    void settingsOfAnEarlierBatchAreGone() {
        // Given
        deploy(Map.of("MILLRACE_DEFECTS", "1%"), openshift(), List.of());

        // When
        deploy();

        // Then
        assertThat(played.client()
                        .configMaps()
                        .inNamespace("shop")
                        .withName("millrace")
                        .get()
                        .getData())
                .containsEntry("MILLRACE_ROWS", "100000")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "millrace-kafka:9092")
                .doesNotContainKey("MILLRACE_DEFECTS");
    }

    @Test
    void filesOfTheUsersAreOnTheVolumeBeforeTheStagesStart() throws IOException {
        // Given
        Path input = Files.write(directory.resolve("sales.csv"), new byte[30_000_000]);
        AtomicReference<Boolean> there = new AtomicReference<>();
        Consumer<Job> succeed = played.play().jobs;
        played.play().jobs = job -> {
            there.set(Files.exists(played.volume.root().resolve("input/sales.csv")));
            succeed.accept(job);
        };

        // When
        deploy(Map.of(), openshift(), List.of(new Upload(input, "input")));

        // Then
        assertThat(there).hasValue(true);
        assertThat(played.volume.root().resolve("input/sales.csv")).hasSameBinaryContentAs(input);
    }

    @Test
    void onAPlainKubernetesImagesComeFromTheRegistry() {
        // Given
        played.openshift = false;

        // When
        deploy(Map.of(), Optional.of(new ImagePrefix("quay.io/shop")), List.of());

        // Then
        assertThat(image("millrace-eda")).isEqualTo("quay.io/shop/millrace-eda:0.1");
        assertThat(List.of("millrace-eda", "millrace-ingest"))
                .extracting(name -> job(name)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getFsGroup())
                .containsOnly(1000L);
        assertThat(played.builds).isEmpty();
        assertThat(out.report().resolve("index.html")).exists();
    }

    @Test
    void whatAStageSaidIsToldOnceAlsoWhileAPodSaysThatItRunsWhoseContainerHasEnded() {
        // When
        deploy();

        // Then
        assertThat(Child.STAGES).allSatisfy(stage -> assertThat(events.stream()
                        .filter(event -> event.stage().equals(stage.id()) && event.phase() != Phase.WAITING))
                .extracting(ProgressEvent::phase)
                .containsExactly(Phase.RUNNING, Phase.DONE));
    }

    @Test
    void aKafkaThatDoesNotComeUpIsNotWaitedForForEver() {
        // Given
        played.play().deployments = deployment -> {};
        pace = new Pace(Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMillis(200));

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(failure)
                .hasMessage(
                        "Kafka was not ready in time, waiting for its pod to start: ./millrace logs kafka may say more;"
                                + " allow more time with --deadline.");
    }

    @Test
    void imagesAreBuiltWhileKafkaStarts() {
        // Given
        Consumer<Build> complete = played.play().builds;
        AtomicReference<io.fabric8.kubernetes.api.model.apps.Deployment> kafka = new AtomicReference<>();
        Consumer<io.fabric8.kubernetes.api.model.apps.Deployment> ready = played.play().deployments;
        played.play().deployments = kafka::set;
        played.play().builds = build -> {
            complete.accept(build);
            if (played.builds.size() == Child.STAGES.size()) {
                ready.accept(kafka.get());
            }
        };
        pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofMillis(200));

        // When
        deploy();

        // Then
        assertThat(out.report().resolve("index.html")).exists();
    }

    @Test
    void aBuildThatFailsEndsWithTheLastLinesOfItsLog() {
        // Given
        Consumer<Build> complete = played.play().builds;
        played.play().builds = build -> {
            if (build.getMetadata().getName().startsWith("millrace-sink")) {
                played.logs.put(build.getMetadata().getName(), "STEP 1\nSTEP 2\nerror: no such image ubi9\n");
                played.play().fail(build, "Dockerfile build failed.");
            } else {
                complete.accept(build);
            }
        };

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure.getMessage())
                .startsWith("The image of the stage sink could not be built (Dockerfile build failed): oc logs build/")
                .endsWith("shows all of what ends with\n  STEP 1\n  STEP 2\n  error: no such image ubi9");
        assertThat(played.count("POST .*/jobs")).isZero();
    }

    @Test
    void aBuildThatGetsNoPodIsToldWhileTheClusterStillHoldsItsSource() {
        // Given
        played.holdsSources = true;
        played.play().builds =
                build -> played.play().hinder(build, "InvalidOutputReference", "Output image could not be resolved.");

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure)
                .hasMessageStartingWith("The cluster makes no pod for the build of millrace-")
                .hasMessageEndingWith("(Output image could not be resolved): ask the admin of the namespace.");
    }

    @Test
    void aBuildThatAnEarlierTryLeftRunningIsWaitedFor() {
        // Given
        Consumer<Build> complete = played.play().builds;
        Build left = leaveRunning(Child.SINK);
        played.play().builds = build -> {
            complete.accept(build);
            awaitAdoption(Child.SINK);
            complete.accept(left);
        };

        // When
        deploy();

        // Then
        assertThat(played.builds).filteredOn("millrace-sink"::equals).hasSize(1);
        assertThat(image("millrace-sink")).startsWith("registry/shop/millrace-sink@");
        assertThat(now(left).getStatus().getCancelled()).isNotEqualTo(true);
    }

    @Test
    void aBuildThatAnEarlierTryLeftRunningIsBuiltAnewWhenItEndsBadly() {
        // Given
        Consumer<Build> complete = played.play().builds;
        Build left = leaveRunning(Child.SINK);
        played.play().builds = build -> {
            complete.accept(build);
            awaitAdoption(Child.SINK);
            played.play().phase(left, "Cancelled", "Its source did not come.");
        };

        // When
        deploy();

        // Then
        assertThat(played.builds).filteredOn("millrace-sink"::equals).hasSize(2);
        assertThat(out.report().resolve("index.html")).exists();
    }

    @Test
    void aBuildOfWhatHasChangedSinceIsCancelled() {
        // Given
        Consumer<Build> complete = played.play().builds;
        Build left = leaveRunning(Child.SINK);
        home.rebuild(Child.SINK);
        played.play().builds = complete;

        // When
        deploy();

        // Then
        assertThat(played.builds).filteredOn("millrace-sink"::equals).hasSize(2);
        assertThat(now(left).getStatus().getCancelled()).isTrue();
    }

    /** An earlier try ended with the build of one image failed and this one's still running. */
    private Build leaveRunning(Child stage) {
        AtomicReference<Build> left = new AtomicReference<>();
        Consumer<Build> complete = played.play().builds;
        played.play().builds = build -> {
            if (build.getMetadata().getName().startsWith(Labels.object(stage))) {
                played.play().phase(build, "Running", null);
                left.set(build);
            } else if (!build.getMetadata().getName().startsWith("millrace-eda")) {
                complete.accept(build);
            }
            if (left.get() != null && played.builds.contains("millrace-eda")) {
                played.client().builds().inNamespace("shop").list().getItems().stream()
                        .filter(other -> other.getMetadata().getName().startsWith("millrace-eda"))
                        .forEach(eda -> played.play().fail(eda, "Dockerfile build failed."));
            }
        };
        assertThat(failure()).hasMessageContaining("could not be built");
        events.clear();
        return left.get();
    }

    /** A build that has ended before anybody looks is not waited for. */
    private void awaitAdoption(Child stage) {
        await().until(() -> events.stream()
                .anyMatch(event -> event.stage().equals(stage.id())
                        && event.message() != null
                        && event.message().startsWith("its image: ")));
    }

    private Build now(Build build) {
        return played.client()
                .builds()
                .inNamespace("shop")
                .withName(build.getMetadata().getName())
                .get();
    }

    @Test
    void whatCannotBeChangedIsLeftAndEarlierResultsStayReachableWhenALaterDeploymentFails() {
        // Given
        deploy();
        PersistentVolumeClaimSpec before = claim("millrace-data").getSpec();
        home.rebuild(Child.SINK);
        played.play().builds = build -> played.play().fail(build, "Dockerfile build failed.");

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure).hasMessageContaining("could not be built");
        assertThat(played.count("PATCH .*/persistentvolumeclaims/.*"))
                .as("the note")
                .isOne();
        assertThat(claim("millrace-data").getSpec()).isEqualTo(before);
        assertThat(new FilesPodNote(played.cluster()).read().getMetadata().getName())
                .isEqualTo("millrace-files");
    }

    @Test
    void aStageThatRefusesTheDataEndsTheCommandAsARunDoesAndEndsTheOthers() {
        // Given
        String log = "{\"stage\":\"ingest\",\"phase\":\"failed\",\"rows\":0,\"total\":0,\"rejected\":0,\"seconds\":0.0,"
                + "\"message\":\"line 5: 'seven' is not an integer\",\"exit\":65}\n";
        played.play().jobs = job -> {
            if (job.getMetadata().getName().equals("millrace-ingest")) {
                played.play().fail(job, 65, "Error", log);
            }
        };

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(failure).hasMessage("line 5: 'seven' is not an integer");
        assertThat(job("millrace-ingest")).isNotNull();
        assertThat(job("millrace-sink")).isNull();
    }

    @Test
    void aStageThatRunsOutOfMemoryIsToldWithItsLimit() {
        // Given
        played.play().jobs = job -> {
            if (job.getMetadata().getName().equals("millrace-eda")) {
                played.play().fail(job, 137, "OOMKilled", "half a line");
            } else {
                played.play().succeed(job);
            }
        };

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure)
                .hasMessage(
                        "The stage eda ran out of its 512Mi of memory and was killed: raise the limit in its Job, or"
                                + " move fewer rows.");
    }

    @Test
    void aPodThatTheClusterEndsIsSaidToBeTriedAgainAndNothingIsAskedOfThePerson() {
        // Given
        Consumer<Job> succeed = played.play().jobs;
        played.play().jobs = job -> {
            if (job.getMetadata().getName().equals("millrace-sink")) {
                played.play().failPod(job, 143, "Error", "");
                played.after(Duration.ofMillis(200), () -> succeed.accept(job));
            } else {
                succeed.accept(job);
            }
        };

        // When
        deploy();

        // Then
        assertThat(events)
                .filteredOn(event -> event.stage().equals("sink"))
                .extracting(ProgressEvent::message)
                .contains("another try: The pod of the stage sink was ended by the cluster (signal 15)");
    }

    @Test
    void ofSeveralThatFailTheFirstInTheRowsWayIsBelieved() {
        // Given
        played.play().jobs =
                job -> played.play().fail(job, 69, "Error", job.getMetadata().getName() + " gives up");

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure)
                .hasMessage("The stage generate ended with code 69, and its log with: millrace-generate gives up.");
    }

    @Test
    void aQuotaThatKeepsAJobFromItsPodIsToldLongBeforeTheDeadline() {
        // Given
        played.play().jobs = job -> played.play()
                .warn(
                        job(job.getMetadata().getName()),
                        "FailedCreate",
                        "Error creating: pods is forbidden: exceeded quota: student, requested: pods=1, used: pods=9,"
                                + " limited: pods=9");

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure)
                .hasMessage(
                        "There is no room for the stage generate: the quota 'student' allows pods=9, pods=9 is in use,"
                                + " and it needs pods=1; end what else runs in the namespace, or ask for a larger quota.");
        assertThat(job("millrace-generate")).isNull();
    }

    @Test
    void aPodThatNeverStartsAndNobodySaysWhyHasADeadline() {
        // Given
        played.play().jobs = job -> {};
        pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMillis(200));

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(failure)
                .hasMessage("The pod of the stage generate has not started in time, and the cluster does not say why:"
                        + " ./millrace status shows it; allow more time with --deadline.");
    }

    @Test
    void thePodOfFilesIsRemovedAlsoWhenItIsOfNoUse() {
        // Given
        played.play().filesPods = pod -> played.play()
                .warn(
                        played.client()
                                .pods()
                                .inNamespace("shop")
                                .withName("millrace-files")
                                .get(),
                        "FailedMount",
                        "MountVolume failed");

        // When
        StageFailure failure = failure();

        // Then
        assertThat(failure.getMessage())
                .startsWith("A volume of the pod millrace-files cannot be mounted (MountVolume failed)");
        assertThat(played.client()
                        .pods()
                        .inNamespace("shop")
                        .withName("millrace-files")
                        .get())
                .isNull();
    }

    private StageFailure failure() {
        return catchThrowableOfType(StageFailure.class, this::deploy);
    }

    private void deploy() {
        deploy(Map.of(), openshift(), List.of());
    }

    private static Optional<ImagePrefix> openshift() {
        return Optional.empty();
    }

    private void deploy(Map<String, String> more, Optional<ImagePrefix> images, List<Upload> uploads) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        Wishes wishes = new Wishes(settings, images, Optional.empty());
        Manifests manifests = new Tailor(wishes).fit(new ManifestFiles(home.home()).read(wishes.platform()));
        Deployment.Batch batch = new Deployment.Batch(Child.STAGES, uploads);
        new Deployment(played.cluster(), home.home(), manifests, batch, pace, events::add, (stage, line) -> {})
                .run(out);
    }

    private PersistentVolumeClaim claim(String name) {
        return played.client()
                .persistentVolumeClaims()
                .inNamespace("shop")
                .withName(name)
                .get();
    }

    private Job job(String name) {
        return played.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("shop")
                .withName(name)
                .get();
    }

    private String image(String name) {
        return job(name)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
