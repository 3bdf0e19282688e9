package dev.millrace.sink.land;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LandingOriginTest {
    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() {
        // Given
        var origin = new LandingOrigin("cluster", "sales", "topic-id", Map.of(0, 5L, 10, 7L));
        origin.write(directory.resolve("origin.json"));

        // When
        var read = LandingOrigin.read(directory.resolve("origin.json"));

        // Then
        assertThat(read).contains(origin);
    }

    @Test
    void isOtherWhenTheTopicWasMadeAnew() {
        // Given
        var origin = new LandingOrigin("cluster", "sales", "topic-id", Map.of(0, 5L));

        // When
        var anew = new LandingOrigin("cluster", "sales", "another-id", Map.of(0, 5L));

        // Then
        assertThat(anew).isNotEqualTo(origin);
    }
}
