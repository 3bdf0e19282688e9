package dev.millrace.systemtests.manifests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;

import static java.util.function.Function.identity;

/** Where the pipeline can be put, with all that is put there. */
enum Platform {
    OPENSHIFT("", "kubernetes/openshift.yml"),
    KUBERNETES("overlays/kubernetes", "kubernetes/kubernetes.yml"),
    /** Brings sharded Jobs of its own instead of the generated ones. */
    STRIMZI("overlays/strimzi", null),
    OPENSHIFT_SERVICES("service", "manifests/service/openshift.yml"),
    KUBERNETES_SERVICES("overlays/kubernetes-service", "manifests/service/kubernetes.yml");

    /** For tests of what runs once. */
    static final String SERVICES_ONLY = ".*_SERVICES";

    static final Path HOME = Path.of(System.getProperty("millrace.home"));
    private static final Path WRITTEN = HOME.resolve("src/main/kubernetes");
    private static final List<String> SERVICES = List.of("generator-service", "ingest-service", "sink-service");

    private final String kustomization;
    private final String generated;
    private List<HasMetadata> objects;

    Platform(String kustomization, String generated) {
        this.kustomization = kustomization;
        this.generated = generated;
    }

    /** Everything that is applied, read strictly. */
    synchronized List<HasMetadata> objects() {
        if (objects == null) {
            objects = documents().map(StrictManifest::read).toList();
        }
        return objects;
    }

    /** Everything that is applied, as it is written down. */
    List<JsonNode> applied() {
        return documents().toList();
    }

    /** What is generated needs no patch; with the services comes the Job that the sink orders. */
    private Stream<JsonNode> documents() {
        List<JsonNode> generated = generatedDocuments();
        Stream<JsonNode> written = Kustomization.render(WRITTEN.resolve(kustomization)).stream();
        return Stream.of(written, generated.stream(), job(), ordered(generated)).flatMap(identity());
    }

    /** On OpenShift the Job of the analysis is created by itself, because it cannot be applied twice. */
    private Stream<JsonNode> job() {
        return this == OPENSHIFT ? Kustomization.render(WRITTEN.resolve("eda")).stream() : Stream.empty();
    }

    private static Stream<JsonNode> ordered(List<JsonNode> generated) {
        return generated.stream()
                .map(document -> document.at("/data/job.yaml"))
                .filter(JsonNode::isTextual)
                .flatMap(job -> Kustomization.documents(job.asText()).stream());
    }

    private List<JsonNode> generatedDocuments() {
        return generated == null
                ? List.of()
                : SERVICES.stream()
                        .flatMap(service ->
                                Kustomization.documents(
                                        HOME.resolve(service).resolve("target").resolve(generated))
                                        .stream())
                        .toList();
    }

    <T> List<T> objects(Class<T> kind) {
        return objects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Every pod that comes of it, but for those that the operator or a build makes. */
    List<PodPlan> pods() {
        return objects().stream().flatMap(object -> PodPlan.of(object).stream()).toList();
    }

    /** The quota to test against, which is applied by itself. */
    static Stream<HasMetadata> quota() {
        return Kustomization.render(WRITTEN.resolve("quota")).stream().map(StrictManifest::read);
    }
}
