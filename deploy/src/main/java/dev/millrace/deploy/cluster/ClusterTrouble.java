package dev.millrace.deploy.cluster;

import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

/**
 * What a cluster answers instead of doing what it is asked, as a sentence.
 *
 * @param address the cluster's
 * @param namespace where it was asked
 */
public record ClusterTrouble(String address, String namespace) {
    private static final int FIRST_ANSWER = 100;
    private static final int LAST_REFUSAL = 499;

    /** The failure that the command ends with. */
    public StageFailure explain(KubernetesClientException failure) {
        KubernetesClientException e = answer(failure);
        if (isSilence(e)) {
            return new StageFailure(
                    ExitCode.UNREACHABLE,
                    "The cluster at %s does not answer (%s): check your network, and the server that your kubeconfig names."
                            .formatted(address, reason(e)),
                    e);
        }
        String said = said(e);
        if (e.getCode() == HTTP_UNAUTHORIZED) {
            return new StageFailure(
                    ExitCode.UNREACHABLE,
                    "The cluster at %s does not know you any more: log in again with oc login.".formatted(address),
                    e);
        }
        if (e.getCode() == HTTP_FORBIDDEN && said.contains("exceeded quota")) {
            return new StageFailure(
                    ExitCode.CANNOT_WRITE,
                    "The quota of namespace %s does not allow it (%s): remove something there, or ask for more."
                            .formatted(namespace, said),
                    e);
        }
        if (e.getCode() == HTTP_FORBIDDEN) {
            return new StageFailure(
                    ExitCode.CANNOT_WRITE,
                    "You may not do that in namespace %s (%s): ask its admin for the role 'edit'."
                            .formatted(namespace, said),
                    e);
        }
        if (e.getCode() <= LAST_REFUSAL) {
            return new StageFailure(
                    ExitCode.CANNOT_WRITE,
                    "The cluster refuses what Millrace asks for (%s): this is a bug, or a rule of the cluster's own."
                            .formatted(said),
                    e);
        }
        return new StageFailure(
                ExitCode.UNREACHABLE,
                "The cluster at %s is in trouble itself (%s): try again later.".formatted(address, said),
                e);
    }

    /** Whether no answer came at all. */
    public static boolean isSilence(KubernetesClientException e) {
        return answer(e).getCode() < FIRST_ANSWER;
    }

    /** The client wraps some answers of the cluster into failures that have no code of their own. */
    private static KubernetesClientException answer(KubernetesClientException e) {
        for (Throwable link = e; link != null; link = link.getCause()) {
            if (link instanceof KubernetesClientException inner && inner.getCode() >= FIRST_ANSWER) {
                return inner;
            }
        }
        return e;
    }

    private static String said(KubernetesClientException e) {
        String message =
                Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse(e.getMessage());
        return message == null
                ? "code " + e.getCode()
                : message.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        for (Throwable link = e; link != null; link = link.getCause()) {
            root = link;
            if (link instanceof UnknownHostException) {
                return "no such host";
            }
            if (link instanceof HttpTimeoutException) {
                return "it takes too long";
            }
        }
        boolean terse = root.getMessage() == null;
        if (terse && root instanceof java.nio.channels.ClosedChannelException
                || terse && root instanceof java.net.ConnectException) {
            return "connection refused";
        }
        return terse ? root.getClass().getSimpleName() : root.getMessage().replaceFirst("\\.$", "");
    }
}
