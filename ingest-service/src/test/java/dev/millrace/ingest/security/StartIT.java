package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the real service with nothing, or too little, to keep strangers out. */
class StartIT {
    @TempDir
    private Path directory;

    @Test
    void aServiceThatEverybodyCouldUseDoesNotStart() {
        // Given
        Map<String, String> settings = service(Map.of());

        // When
        IngestProcess.Ended ended = IngestProcess.run(directory, settings);

        // Then
        assertThat(ended.exitCode()).as(ended.text()).isEqualTo(64);
        assertThat(ended.text())
                .contains("The service does not start while nothing keeps strangers out: set"
                        + " MILLRACE_SERVICE_TRIGGER_TOKEN_FILE")
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL", "MILLRACE_SERVICE_OPEN=true")
                .doesNotContain("Exception");
    }

    @Test
    void aTokenFileThatWillNotDoKeepsItFromStartingAndIsNotShown() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("token"), "tooshort-1234\n");
        Map<String, String> settings = service(Map.of("MILLRACE_SERVICE_TRIGGER_TOKEN_FILE", file.toString()));

        // When
        IngestProcess.Ended ended = IngestProcess.run(directory, settings);

        // Then
        assertThat(ended.exitCode()).as(ended.text()).isEqualTo(64);
        assertThat(ended.text())
                .contains("The token file " + file + " will not do: its token must have at least 16 characters.")
                .doesNotContain("tooshort")
                .doesNotContain("Exception");
    }

    @Test
    void itIsNotOpenToOtherMachinesEvenIfToldTo() {
        // Given
        Map<String, String> settings = service(Map.of("MILLRACE_SERVICE_OPEN", "true"));

        // When
        IngestProcess.Ended ended = IngestProcess.run(directory, settings);

        // Then
        assertThat(ended.exitCode()).as(ended.text()).isEqualTo(64);
        assertThat(ended.text()).contains("is to be open to everybody and listens on 0.0.0.0");
    }

    private static Map<String, String> service(Map<String, String> lock) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "MILLRACE_MODE", "service",
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "QUARKUS_HTTP_PORT", "0",
                "QUARKUS_MANAGEMENT_PORT", "0"));
        settings.putAll(lock);
        return settings;
    }
}
