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
public record ManifestFile(Path path) {
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---.*$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    /**
     * The objects in it.
     *
     * @throws StageFailure with code 66 if it cannot be read
     */
    List<HasMetadata> objects() {
        try {
            return parse(Files.readString(path)).toList();
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT, "The manifest %s cannot be read: build it with mvn package.".formatted(path), e);
        }
    }

    /** The objects of a text of YAML, one or more documents. */
    public static Stream<HasMetadata> parse(String yaml) {
        return BETWEEN_DOCUMENTS
                .splitAsStream(yaml)
                .filter(text -> !COMMENT.matcher(text).replaceAll("").isBlank())
                .flatMap(ManifestFile::parseOne);
    }

    private static Stream<HasMetadata> parseOne(String text) {
        KubernetesResource read = Serialization.unmarshal(text, KubernetesResource.class);
        return read instanceof KubernetesList list ? list.getItems().stream() : Stream.of((HasMetadata) read);
    }
}
