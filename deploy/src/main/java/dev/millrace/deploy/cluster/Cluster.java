package dev.millrace.deploy.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.client.OpenShiftClient;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

/**
 * A namespace, as the user's kubeconfig reaches it.
 *
 * @param client talks to the cluster
 * @param namespace where everything happens
 */
public record Cluster(OpenShiftClient client, String namespace) implements AutoCloseable {

    /** The cluster's address, for people. */
    public String address() {
        return client.getMasterUrl().toString().replaceFirst("/$", "");
    }

    /** What is there of an object; nothing also if it may not be looked at, or if the cluster has no such kind. */
    public <T extends HasMetadata> Optional<T> find(T object) {
        try {
            return Optional.ofNullable(
                    client.resource(object).inNamespace(namespace).get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_FORBIDDEN || e.getCode() == HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Creates an object, or changes the one that is there into it; what the cluster added to it stays. */
    public void apply(HasMetadata object) {
        createUnlessThere(object).ifPresent(there -> client.resource(object)
                .inNamespace(namespace)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(object)));
    }

    /** Puts an object in the place of the one that is there: what it does not say is gone, but for notes about it. */
    public void replace(HasMetadata object) {
        createUnlessThere(object).ifPresent(there -> {
            HasMetadata next = Serialization.clone(object);
            Map<String, String> notes = new TreeMap<>();
            Stream.of(there, object)
                    .map(one -> one.getMetadata().getAnnotations())
                    .filter(Objects::nonNull)
                    .forEach(notes::putAll);
            next.getMetadata().setAnnotations(notes);
            client.resource(next).inNamespace(namespace).update();
        });
    }

    /** Creates an object unless it is there: what it asks for cannot be changed any more. */
    public void ensure(HasMetadata object) {
        createUnlessThere(object);
    }

    /**
     * What is there already, and nothing if the object was created. Modules of one build are deployed side by side: another
     * may create an object between the question and the answer.
     */
    private Optional<HasMetadata> createUnlessThere(HasMetadata object) {
        Optional<HasMetadata> there = find(object);
        if (there.isPresent()) {
            return there;
        }
        try {
            client.resource(object).inNamespace(namespace).create();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) {
                return Optional.of(
                        client.resource(object).inNamespace(namespace).get());
            }
            throw e;
        }
    }

    /**
     * Sends a file, once, and hears what the server says to it even while it is being sent.
     *
     * @param path without a slash before it
     * @param timeout how long the server may take to answer
     * @throws KubernetesClientException if the server refuses it or does not answer
     */
    public void post(String path, Path file, Duration timeout) {
        new FilePost(client.getConfiguration())
                .send(URI.create(client.getMasterUrl().toString()).resolve(path), file, timeout);
    }

    /** Adds notes to an object that is there. */
    public void annotate(HasMetadata object, Map<String, String> annotations) {
        merge(object, "annotations", annotations);
    }

    /** Adds labels to an object that is there. */
    public void label(HasMetadata object, Map<String, String> labels) {
        merge(object, "labels", labels);
    }

    private void merge(HasMetadata object, String field, Map<String, String> more) {
        client.resource(object)
                .inNamespace(namespace)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("metadata", Map.of(field, more))));
    }

    @Override
    public void close() {
        client.close();
    }
}
