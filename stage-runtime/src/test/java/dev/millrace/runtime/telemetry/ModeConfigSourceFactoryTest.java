package dev.millrace.runtime.telemetry;

import java.util.Map;

import dev.millrace.contract.stage.StageFailure;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModeConfigSourceFactoryTest {
    private static final String NO_TRACES = "quarkus.otel.sdk.disabled";
    private static final String JSON = "quarkus.log.console.json.enabled";

    @Test
    void aJobNeitherTracesNorWritesJson() {
        // When
        SmallRyeConfig config = config("prod", Map.of("otel.exporter.otlp.endpoint", "http://127.0.0.1:4317"));

        // Then
        assertThat(config.getValue(NO_TRACES, Boolean.class)).isTrue();
        assertThat(config.getValue(JSON, Boolean.class)).isFalse();
    }

    @Test
    void aServiceWritesJsonAndTracesWhereItIsTold() {
        // When
        SmallRyeConfig config = config(
                "service", Map.of("millrace.mode", "service", "otel.exporter.otlp.endpoint", "http://127.0.0.1:4317"));

        // Then
        assertThat(config.getValue(NO_TRACES, Boolean.class)).isFalse();
        assertThat(config.getValue(JSON, Boolean.class)).isTrue();
    }

    @Test
    void aServiceThatIsNotToldWhereTracesNothing() {
        // When
        SmallRyeConfig config = config("service", Map.of("millrace.mode", "service"));

        // Then
        assertThat(config.getValue(NO_TRACES, Boolean.class)).isTrue();
    }

    @Test
    void aServiceForAPersonWritesPlainLines() {
        // When
        SmallRyeConfig config = config("service", Map.of("millrace.mode", "service", "millrace.log", "plain"));

        // Then
        assertThat(config.getValue(JSON, Boolean.class)).isFalse();
    }

    @Test
    void anotherKindOfLogIsRefused() {
        assertThatThrownBy(() -> config("service", Map.of("millrace.mode", "service", "millrace.log", "xml")))
                .isInstanceOf(StageFailure.class)
                .hasMessage("MILLRACE_LOG=xml will not do: it must be one of json, plain.");
    }

    private static SmallRyeConfig config(String profile, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(profile)
                .withSources(new PropertiesConfigSource(settings, "the test", 300))
                .withSources(new ModeConfigSourceFactory())
                .build();
    }
}
