package dev.millrace.cli.deploy.manifests;

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

/**
 * A directory with a list of its manifests.
 *
 * @param directory the one with a {@code kustomization.yaml}
 */
record Kustomization(Path directory) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * The files of the list, in its order; a directory in it stands for the files of its own list.
     *
     * @throws StageFailure with code 66 if the list cannot be read
     */
    List<Path> files() {
        Path list = directory.resolve("kustomization.yaml");
        List<Path> files = new ArrayList<>();
        try {
            for (JsonNode resource : YAML.readTree(list.toFile()).path("resources")) {
                Path file = directory.resolve(resource.asText()).normalize();
                files.addAll(Files.isDirectory(file) ? new Kustomization(file).files() : List.of(file));
            }
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The list of manifests %s cannot be read: it comes with Millrace's sources.".formatted(list),
                    e);
        }
        return files;
    }
}
