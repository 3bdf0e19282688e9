package dev.millrace.deploy.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.openshift.client.OpenShiftClient;

/**
 * The user's own login: whatever {@code oc} and {@code kubectl} use.
 *
 * @param context one of the kubeconfig; empty for the current one
 * @param namespace where to work; empty for that of the context
 */
public record ClusterLogin(Optional<String> context, Optional<String> namespace) {
    private static final int CONNECT = (int) Duration.ofSeconds(10).toMillis();
    private static final int ANSWER = (int) Duration.ofSeconds(30).toMillis();
    private static final int TRIES = 2;

    /**
     * Works in the namespace, and translates what goes wrong there.
     *
     * @throws StageFailure with code 64 if there is no such context, with 69 if nobody is logged in or the cluster does not
     *     answer, with 73 if it does not allow something
     */
    public <T> T use(Function<Cluster, T> work) {
        try (Cluster cluster = open()) {
            try {
                return work.apply(cluster);
            } catch (KubernetesClientException e) {
                throw new ClusterTrouble(cluster.address(), cluster.namespace()).explain(e);
            }
        }
    }

    private Cluster open() {
        Config config = config();
        Config retrying = new ConfigBuilder(config)
                .withConnectionTimeout(CONNECT)
                .withRequestTimeout(ANSWER)
                .withRequestRetryBackoffLimit(TRIES)
                // Over HTTP/2 a server that does not know a token closes with its answer, and the answer is lost.
                .withHttp2Disable(true)
                .build();
        OpenShiftClient client =
                new KubernetesClientBuilder().withConfig(retrying).build().adapt(OpenShiftClient.class);
        return new Cluster(client, namespace.orElse(config.getNamespace()));
    }

    private Config config() {
        Config config = Config.autoConfigure(context.orElse(null));
        boolean known = context.isEmpty()
                || config.getContexts().stream()
                        .anyMatch(named -> named.getName().equals(context.get()));
        if (!known) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "Your kubeconfig has no context '%s': oc config get-contexts lists those it has."
                            .formatted(context.get()));
        }
        boolean nowhere = config.getCurrentContext() == null && config.getAutoOAuthToken() == null;
        if (nowhere) {
            throw new StageFailure(
                    ExitCode.UNREACHABLE,
                    "You are not logged in to any cluster: log in with oc login, or name a kubeconfig in KUBECONFIG.");
        }
        if (namespace.isEmpty() && config.getNamespace() == null) {
            throw new StageFailure(
                    ExitCode.USAGE, "Your kubeconfig names no namespace: say with --namespace where to work.");
        }
        return config;
    }
}
