package dev.millrace.deploy.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A directory with a list of its manifests, and of what is changed in them: as much of kustomize as our own lists use, so
 * that nobody has to install it.
 *
 * @param directory the one with a {@code kustomization.yaml}
 */
record Kustomization(Path directory) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * The objects of the list, in its order.
     *
     * @throws StageFailure with code 66 if a file cannot be read
     */
    List<HasMetadata> objects() {
        JsonNode list = list();
        List<HasMetadata> objects = new ArrayList<>();
        for (JsonNode resource : list.path("resources")) {
            Path file = directory.resolve(resource.asText()).normalize();
            objects.addAll(
                    Files.isDirectory(file) ? new Kustomization(file).objects() : new ManifestFile(file).objects());
        }
        for (JsonNode patch : list.path("patches")) {
            KindPatch change = KindPatch.parse(patch);
            objects.replaceAll(change::apply);
        }
        return objects;
    }

    private JsonNode list() {
        Path list = directory.resolve("kustomization.yaml");
        try {
            return YAML.readTree(list.toFile());
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The list of manifests %s cannot be read: it comes with Millrace's sources.".formatted(list),
                    e);
        }
    }
}
