package dev.millrace.systemtests.manifests;

import java.time.Duration;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every Job: it ends, is tried again where that can help, and is cleaned up. */
class JobRulesIT {
    /** How long a stage that is asked to stop is given to come to an end between two records. */
    private static final Duration PATIENCE_OF_A_STAGE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = Platform.SERVICES_ONLY)
    void allFourStagesAreJobs(Platform platform) {
        // When
        List<String> names = platform.objects(Job.class).stream()
                .map(job -> job.getMetadata().getName())
                .toList();

        // Then
        assertThat(names)
                .containsExactlyInAnyOrder("millrace-generate", "millrace-ingest", "millrace-sink", "millrace-eda");
    }

    @ParameterizedTest
    @EnumSource
    void everyJobEndsAndIsCleanedUp(Platform platform) {
        // When
        List<JobSpec> jobs =
                platform.objects(Job.class).stream().map(Job::getSpec).toList();

        // Then
        assertThat(jobs).allSatisfy(job -> {
            assertThat(job.getBackoffLimit()).isBetween(1, 20);
            assertThat(job.getActiveDeadlineSeconds()).isPositive();
            assertThat(job.getTtlSecondsAfterFinished()).isPositive();
            assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
        });
    }

    @ParameterizedTest
    @EnumSource
    void theGracePeriodCoversAFlush(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> assertThat(pod.spec().getTerminationGracePeriodSeconds())
                .isGreaterThan(PATIENCE_OF_A_STAGE.toSeconds()));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotHelpIsNotTriedAgain(Platform platform) {
        // Given
        List<Integer> hopeless = List.of(ExitCode.USAGE.code(), ExitCode.REFUSED.code(), ExitCode.NO_INPUT.code());

        // When
        List<List<PodFailurePolicyRule>> policies = platform.objects(Job.class).stream()
                .map(job -> job.getSpec().getPodFailurePolicy().getRules())
                .toList();

        // Then
        assertThat(policies).allSatisfy(rules -> {
            assertThat(rules).extracting(PodFailurePolicyRule::getAction).containsExactly("Ignore", "FailJob");
            assertThat(rules.get(0).getOnPodConditions()).singleElement().satisfies(condition -> {
                assertThat(condition.getType()).isEqualTo("DisruptionTarget");
                assertThat(condition.getStatus()).isEqualTo("True");
            });
            var codes = rules.get(1).getOnExitCodes();
            assertThat(codes.getOperator()).isEqualTo("In");
            assertThat(codes.getContainerName()).isNull();
            assertThat(codes.getValues()).isEqualTo(hopeless);
        });
    }
}
