package dev.millrace.systemtests.manifests;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.millrace.contract.stage.Shard;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** A variable that a manifest sets is one that the code behind it reads. */
class VariablesIT {
    private static final String STAGE = "app.kubernetes.io/component";

    @ParameterizedTest
    @EnumSource
    void everyStageIsToldByTheOneConfigMap(Platform platform) {
        // When
        Map<String, String> config = config(platform);

        // Then
        assertThat(config).containsEntry("MILLRACE_OUT", "/data").containsKey("KAFKA_BOOTSTRAP_SERVERS");
        assertThat(platform.pods())
                .filteredOn(pod -> !pod.owner().equals("millrace-kafka"))
                .allSatisfy(pod -> {
                    Container container = pod.containers().get(0);
                    assertThat(container.getEnvFrom()).singleElement().satisfies(source -> assertThat(
                                    source.getConfigMapRef().getName())
                            .isEqualTo("millrace"));
                    assertThat(container.getVolumeMounts())
                            .anyMatch(mount -> mount.getMountPath().equals(config.get("MILLRACE_OUT")));
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableOfTheConfigMapIsKnownToAStage(Platform platform) {
        // Given
        Set<String> known = Set.of("generate", "ingest", "sink", "eda").stream()
                .flatMap(stage -> KnownVariables.ofStage(stage).stream())
                .collect(toSet());

        // When
        Set<String> set = config(platform).keySet();

        // Then
        assertThat(known).containsAll(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "ingest", "sink", "eda"})
    void everyStageReadsTheDirectoryItIsTold(String stage) {
        assertThat(KnownVariables.ofStage(stage)).contains("MILLRACE_OUT");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableOfAContainerIsKnownToWhatRunsInIt(Platform platform) {
        // When
        var pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> {
            String component = pod.template().getMetadata().getLabels().get(STAGE);
            Set<String> known =
                    component.equals("kafka") ? KnownVariables.ofBroker() : KnownVariables.ofStage(component);
            assertThat(pod.containers()).allSatisfy(container -> assertThat(known)
                    .containsAll(
                            container.getEnv().stream().map(EnvVar::getName).toList()));
        });
    }

    @Test
    void anIndexedJobTellsItsPodsHowManyTheyAre() {
        // When
        var jobs = Platform.STRIMZI.objects(Job.class).stream()
                .filter(job -> "Indexed".equals(job.getSpec().getCompletionMode()))
                .toList();

        // Then
        assertThat(jobs).hasSize(3).allSatisfy(job -> {
            int shards = job.getSpec().getCompletions();
            Container container =
                    job.getSpec().getTemplate().getSpec().getContainers().get(0);
            EnvVar count = container.getEnv().get(0);
            assertThat(job.getSpec().getParallelism()).isEqualTo(shards);
            assertThat(Shard.of(
                            Optional.empty(), Map.of("JOB_COMPLETION_INDEX", "1", count.getName(), count.getValue())))
                    .isEqualTo(new Shard(1, shards));
        });
    }

    private static Map<String, String> config(Platform platform) {
        return platform.objects(ConfigMap.class).get(0).getData();
    }
}
