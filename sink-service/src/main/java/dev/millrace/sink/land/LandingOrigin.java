package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Where the rows of a landing come from. Offsets mean something in one topic of one cluster only, and a batch that
 * failed and is ingested again begins at other ones; what was landed under another origin is of no use.
 *
 * @param topicId the topic's id, which changes when it is deleted and made again
 * @param startOffsets by partition, the offset before which there is no row of the batch
 */
record LandingOrigin(String clusterId, String topic, String topicId, Map<Integer, Long> startOffsets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    LandingOrigin {
        startOffsets = new TreeMap<>(startOffsets);
    }

    /** The origin that a file names, if there is one. */
    static Optional<LandingOrigin> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), LandingOrigin.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s is not what Millrace wrote there: delete the directory and run again.".formatted(file),
                    e);
        }
    }

    void write(Path file) {
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an origin cannot be written as JSON", e);
        }
    }
}
