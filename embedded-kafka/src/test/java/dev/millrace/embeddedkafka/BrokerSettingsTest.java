package dev.millrace.embeddedkafka;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerSettingsTest {

    @Test
    void portOutOfRangeIsRefused() {
        // Given
        int port = 65536;

        // When
        var settings = assertThatThrownBy(() -> new BrokerSettings(Path.of("kafka"), port, Map.of()));

        // Then
        settings.isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Port 65536 is not a port: give 1 to 65535, or 0 for any free one.");
    }

    @Test
    void overrideThatWouldLeaveLoopbackIsRefused() {
        // Given
        Map<String, String> overrides = Map.of("listeners", "PLAINTEXT://0.0.0.0:9092");

        // When
        var settings = assertThatThrownBy(() -> new BrokerSettings(Path.of("kafka"), 0, overrides));

        // Then
        settings.isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The embedded Kafka broker sets listeners itself: leave it out of the overrides.");
    }

    @Test
    void pathThatKafkaWouldSplitIsRefused() {
        // Given
        Path directory = Path.of("/tmp/a,b");

        // When
        var settings = assertThatThrownBy(() -> BrokerSettings.in(directory));

        // Then
        settings.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose a directory without one instead of " + directory);
    }

    @Test
    void overrideWinsOverTheUsualSetting() {
        // Given
        BrokerSettings settings = new BrokerSettings(Path.of("kafka"), 0, Map.of("num.io.threads", "5"));

        // When
        Map<String, String> properties = NodeProperties.of(settings, LastStop.CLEAN);

        // Then
        assertThat(properties).containsEntry("num.io.threads", "5").containsEntry("num.network.threads", "2");
    }
}
