package dev.millrace.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.manifests.ImagePrefix;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.manifests.Tailor;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.preflight.Preflight;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.LimitRangeItemBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.openshift.api.model.BuildBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PreflightTest {
    @TempDir
    private Path directory;

    private PlayedCluster played;
    private PlayedHome home;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
        home = PlayedHome.in(directory.resolve("home"));
    }

    @AfterEach
    void stop() {
        played.close();
    }

    @Test
    void aNamespaceWithRoomTakesEverythingAndAllBuildsAtOnce() {
        // Given
        quota(Map.of("limits.cpu", "3", "limits.memory", "12Gi", "requests.storage", "20Gi"), Map.of());

        // When
        int builds = openshift().check();

        // Then
        assertThat(builds).isEqualTo(4);
    }

    @Test
    void fewerImagesAreBuiltAtOnceWhereOthersHavePartOfTheQuota() {
        // Given
        quota(Map.of("limits.memory", "6Gi"), Map.of("limits.memory", "1Gi"));

        // When
        int builds = openshift().check();

        // Then
        assertThat(builds).isEqualTo(2);
    }

    @Test
    void whoGivesRightsToTheSinkHasToBeAnAdmin() {
        // Given
        played.denied.add("create roles");
        Manifests manifests = new ManifestFiles(home.home()).read(Platform.OPENSHIFT);
        List<HasMetadata> objects = new ArrayList<>(manifests.objects());
        objects.add(new RoleBuilder()
                .withNewMetadata()
                .withName("millrace-sink")
                .endMetadata()
                .build());

        // When
        StageFailure failure = failure(new Preflight(played.cluster(), new Manifests(Platform.OPENSHIFT, objects)));

        // Then
        assertThat(failure)
                .hasMessage("Nothing was created in namespace shop: you may not create roles.rbac.authorization.k8s.io:"
                        + " ask the admin of the namespace for the role 'admin'.");
    }

    @Test
    void whatALimitRangeRefusesIsToldWithItsNumbers() {
        // Given
        limitRange(new LimitRangeItemBuilder()
                .withType("Container")
                .addToMax("cpu", new Quantity("500m"))
                .addToMax("memory", new Quantity("4Gi"))
                .addToMin("cpu", new Quantity("50m"))
                .build());
        limitRange(new LimitRangeItemBuilder()
                .withType("PersistentVolumeClaim")
                .addToMin("storage", new Quantity("3Gi"))
                .build());

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure).hasMessage("""
                        Nothing was created in namespace shop:
                        - the limit range 'container' lets a container have at most 0.5 cpu, and more is asked for by millrace-kafka (0.6), millrace-eda (0.9), millrace-ingest (0.6), the build of millrace-eda (0.6), the build of millrace-generate (0.6), the build of millrace-ingest (0.6), the build of millrace-sink (0.6);
                        - the limit range 'persistentvolumeclaim' lets a volume have at least 3Gi storage, and less is asked for by millrace-data (2Gi).""");
    }

    @Test
    void aQuotaOfWhatIsBoundToEndCountsBuildsAndNotTheStages() {
        // Given
        quota(Map.of("limits.cpu", "1900m"), scope("Terminating"));

        // When
        int builds = openshift().check();

        // Then
        assertThat(builds).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQuotaOfWhatMayRunForEverCountsTheStagesWhosePodsHaveNoDeadlineOfTheirOwn(boolean selected) {
        // Given
        quota(Map.of("limits.cpu", "2"), selected ? selector("NotTerminating", "Exists") : scope("NotTerminating"));

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure)
                .hasMessage("Nothing was created in namespace shop: the quota 'student' has 2 of 2 limits.cpu left, and"
                        + " Kafka and the four stages at one time need 3.");
    }

    @Test
    void aQuotaOfAPriorityThatNoPodHasIsNoneOfOurs() {
        // Given
        quota(Map.of("limits.cpu", "0"), selector("PriorityClass", "In", "high"));

        // When
        int builds = openshift().check();

        // Then
        assertThat(builds).isEqualTo(4);
    }

    @Test
    void aQuotaOfAllPrioritiesButOneCountsOurs() {
        // Given
        quota(Map.of("limits.cpu", "0"), selector("PriorityClass", "NotIn", "high"));

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure).hasMessageContaining("Kafka and the four stages at one time need 3");
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceAndNothingIsCreated() {
        // Given
        quota(Map.of("limits.cpu", "3", "requests.storage", "6Gi"), Map.of("limits.cpu", "1"));
        played.denied.add("create buildconfigs/instantiatebinary");
        played.denied.add("delete jobs");
        played.client().storage().v1().storageClasses().withName("standard").delete();
        played.requests.clear();

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure).hasMessage("""
                        Nothing was created in namespace shop:
                        - you may not delete jobs.batch, create buildconfigs/instantiatebinary.build.openshift.io: ask the admin of the namespace for the role 'edit';
                        - the quota 'student' has 6Gi of 6Gi requests.storage left, and the objects to be made need 7Gi;
                        - the quota 'student' has 2 of 3 limits.cpu left, and Kafka and the four stages at one time need 3;
                        - the cluster has no default storage class for the volumes (it has none at all): name one with --storage-class.""");
        assertThat(played.count("POST .*/namespaces/shop/.*")).isZero();
    }

    @Test
    void whoMayDoEverythingIsAskedForItInOneQuestion() {
        // When
        openshift().check();

        // Then
        assertThat(played.count("POST .*/selfsubject.*reviews")).isOne();
    }

    @Test
    void aQuotaThatCountsBuildsIsLookedAtBeforeOneIsRefused() {
        // Given
        quota(Map.of("count/builds.build.openshift.io", "0"), Map.of("count/builds.build.openshift.io", "0"));

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure)
                .hasMessage("Nothing was created in namespace shop: the quota 'student' has 0 of 0"
                        + " count/builds.build.openshift.io left, and the objects to be made need 4.");
    }

    @Test
    void buildsThatAnEarlierTryLeftGoingTakeNothingThatIsMissing() {
        // Given
        quota(Map.of("limits.cpu", "3", "pods", "6"), Map.of("limits.cpu", "600m", "pods", "1"));
        played.client()
                .builds()
                .inNamespace("shop")
                .resource(new BuildBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink-1")
                        .addToLabels(Labels.ours())
                        .endMetadata()
                        .withNewSpec()
                        .withNewResources()
                        .addToLimits("cpu", new Quantity("600m"))
                        .endResources()
                        .endSpec()
                        .withNewStatus()
                        .withPhase("Running")
                        .endStatus()
                        .build())
                .create();

        // When
        int builds = openshift().check();

        // Then
        assertThat(builds).isEqualTo(4);
    }

    @Test
    void whoMayDoNothingIsNotToldOfFortyRights() {
        // Given
        played.denied.add("*");

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure)
                .hasMessage(
                        "Nothing was created in namespace shop: you may do nothing there: is it your namespace, and is"
                                + " it spelt as the cluster has it?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace-missing", "namespace-of-others"})
    void aNamespaceThatIsNotTheUsersIsToldShortlyWhateverEverybodyMayReadThere(String recording) {
        // Given
        played.answersAsIn(recording);

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure)
                .hasMessage(
                        "Nothing was created in namespace shop: you may do nothing there: is it your namespace, and is"
                                + " it spelt as the cluster has it?");
    }

    @Test
    void whoMayNotBuildFromADockerfileIsToldOfTheRoleThatGivesIt() {
        // Given
        played.denied.add("create builds/docker");

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure)
                .hasMessage(
                        "Nothing was created in namespace shop: you may not build an image from a Dockerfile: ask the"
                                + " admin of the cluster for the role 'system:build-strategy-docker'.");
    }

    @Test
    void aPlainKubernetesNeedsToBeToldWhereTheImagesAre() {
        // Given
        played.openshift = false;

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure)
                .hasMessage(
                        "Nothing was created in namespace shop: the cluster does not build images, not being OpenShift:"
                                + " push them to a registry, and say where they are with --image-prefix REGISTRY/PATH.");
    }

    @Test
    void whereTheImagesAreKnownAPlainKubernetesWillDo() {
        // Given
        played.openshift = false;
        Wishes wishes = new Wishes(Map.of(), Optional.of(new ImagePrefix("quay.io/shop")), Optional.empty());

        // When
        int builds = preflight(wishes).check();

        // Then
        assertThat(builds).isZero();
    }

    @Test
    void aStorageClassThatIsNotThereIsToldWithThoseThatAre() {
        // Given
        Wishes wishes = new Wishes(Map.of(), Optional.empty(), Optional.of("fast"));

        // When
        StageFailure failure = failure(preflight(wishes));

        // Then
        assertThat(failure)
                .hasMessage("Nothing was created in namespace shop: the cluster has no storage class 'fast' (it has"
                        + " standard): name another with --storage-class.");
    }

    @Test
    void whatSomebodyElseMadeIsLeftAlone() {
        // Given
        played.client()
                .configMaps()
                .inNamespace("shop")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("millrace")
                        .addToLabels("app.kubernetes.io/part-of", "millrace")
                        .endMetadata()
                        .build())
                .create();

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure)
                .hasMessage(
                        "Nothing was created in namespace shop: there is a ConfigMap 'millrace' that ./millrace deploy"
                                + " did not make: remove it, or choose another namespace with --namespace.");
    }

    @Test
    void aBatchThatIsRunningIsNotTrampledAndIsTheReasonWhyTheQuotaIsTaken() {
        // Given
        played.play().jobs = job -> {};
        quota(Map.of("limits.cpu", "3"), Map.of("limits.cpu", "3"));
        played.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("shop")
                .resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink")
                        .addToLabels(Labels.ours())
                        .endMetadata()
                        .build())
                .create();

        // When
        StageFailure failure = failure(openshift());

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(failure)
                .hasMessage(
                        "A batch is running in namespace shop (millrace-sink): ./millrace status shows how far it is,"
                                + " ./millrace results brings its report, ./millrace undeploy ends it.");
    }

    private Preflight openshift() {
        return preflight(new Wishes(Map.of(), Optional.empty(), Optional.empty()));
    }

    private Preflight preflight(Wishes wishes) {
        return new Preflight(
                played.cluster(), new Tailor(wishes).fit(new ManifestFiles(home.home()).read(wishes.platform())));
    }

    private static StageFailure failure(Preflight preflight) {
        return catchThrowableOfType(StageFailure.class, preflight::check);
    }

    private void limitRange(LimitRangeItem item) {
        played.client()
                .limitRanges()
                .inNamespace("shop")
                .resource(new LimitRangeBuilder()
                        .withNewMetadata()
                        .withName(item.getType().toLowerCase())
                        .endMetadata()
                        .withNewSpec()
                        .addToLimits(item)
                        .endSpec()
                        .build())
                .create();
    }

    private static ResourceQuotaSpec scope(String scope) {
        return new ResourceQuotaSpecBuilder().withScopes(scope).build();
    }

    private static ResourceQuotaSpec selector(String scope, String operator, String... values) {
        return new ResourceQuotaSpecBuilder()
                .withNewScopeSelector()
                .addNewMatchExpression()
                .withScopeName(scope)
                .withOperator(operator)
                .withValues(values)
                .endMatchExpression()
                .endScopeSelector()
                .build();
    }

    private void quota(Map<String, String> hard, Map<String, String> used) {
        quota(hard, used, new ResourceQuotaSpec());
    }

    private void quota(Map<String, String> hard, ResourceQuotaSpec spec) {
        quota(hard, Map.of(), spec);
    }

    private void quota(Map<String, String> hard, Map<String, String> used, ResourceQuotaSpec spec) {
        ResourceQuotaBuilder quota = new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("student")
                .endMetadata()
                .withSpec(spec)
                .withNewStatus()
                .endStatus();
        hard.forEach((key, value) ->
                quota.editStatus().addToHard(key, new Quantity(value)).endStatus());
        used.forEach((key, value) ->
                quota.editStatus().addToUsed(key, new Quantity(value)).endStatus());
        played.client()
                .resourceQuotas()
                .inNamespace("shop")
                .resource(quota.build())
                .create();
    }
}
