package dev.millrace.deploy.cluster;

import java.net.ConnectException;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterTroubleTest {
    private static final ClusterTrouble TROUBLE = new ClusterTrouble("https://api.example.com:6443", "shop");

    @Test
    void anAnswerThatTheClientHasWrappedIsStillAnAnswer() {
        // Given
        var answer = new KubernetesClientException(
                "refused", 403, new StatusBuilder().withMessage("no rights").build());
        var wrapped = new KubernetesClientException("Can't instantiate binary build", answer);

        // When
        StageFailure failure = TROUBLE.explain(wrapped);

        // Then
        assertThat(ClusterTrouble.isSilence(wrapped)).isFalse();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure)
                .hasMessage("You may not do that in namespace shop (no rights): ask its admin for the role 'edit'.");
    }

    @Test
    void noAnswerAtAllIsSilence() {
        // Given
        var silence = new KubernetesClientException("An error has occurred.", new ConnectException());

        // When
        StageFailure failure = TROUBLE.explain(silence);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure).hasMessageContaining("does not answer (connection refused)");
    }
}
