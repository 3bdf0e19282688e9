package dev.millrace.contract.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;

/** Reads and writes manifests as JSON. */
public final class ManifestFile {
    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A later version may say more than this one knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Writes a manifest, whole or not at all.
     *
     * @throws StageFailure with code 73 if it cannot be written
     */
    public void write(Path file, Manifest manifest) {
        write(file, manifest, Shard.WHOLE);
    }

    /**
     * Writes a manifest that other shards may write at the same time, whole or not at all.
     *
     * @throws StageFailure with code 73 if it cannot be written
     */
    public void write(Path file, Manifest manifest, Shard writer) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + writer.suffix());
            AtomicFile.write(draft, file, json.writeValueAsBytes(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written as JSON", e);
        }
    }

    /**
     * Reads a manifest, if it is there.
     *
     * @throws StageFailure with code 65 if it is there and is none, with 66 if it cannot be read
     */
    public Optional<Manifest> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "The manifest %s cannot be read.".formatted(file), e);
        }
        return Optional.of(parse(bytes, file));
    }

    private Manifest parse(byte[] bytes, Path file) {
        try {
            Manifest manifest = json.readValue(bytes, Manifest.class);
            if (manifest == null) {
                throw new IOException("there is nothing but null");
            }
            return manifest;
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s is not a manifest of Millrace: delete it and run the stage again.".formatted(file),
                    e);
        }
    }
}
