package dev.millrace.deploy.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * A YAML file of one or more objects.
 *
 * @param path where it lies
 */
record ManifestFile(Path path) {
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---.*$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    /**
     * The objects in it.
     *
     * @throws StageFailure with code 66 if it cannot be read
     */
    List<HasMetadata> objects() {
        try {
            return BETWEEN_DOCUMENTS
                    .splitAsStream(Files.readString(path))
                    .filter(text -> !COMMENT.matcher(text).replaceAll("").isBlank())
                    .flatMap(this::parse)
                    .toList();
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT, "The manifest %s cannot be read: build it with mvn package.".formatted(path), e);
        }
    }

    private Stream<HasMetadata> parse(String text) {
        KubernetesResource read = Serialization.unmarshal(text, KubernetesResource.class);
        if (read instanceof KubernetesList list) {
            return list.getItems().stream();
        }
        if (read instanceof HasMetadata object) {
            return Stream.of(object);
        }
        throw new StageFailure(ExitCode.NO_INPUT, "%s holds something that is no Kubernetes object.".formatted(path));
    }
}
