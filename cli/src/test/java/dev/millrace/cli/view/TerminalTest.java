package dev.millrace.cli.view;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {
    private final Properties properties = new Properties();

    @Test
    void withoutColumnsThereIsNone() {
        // Given
        properties.setProperty("millrace.columns", "");

        // When
        var terminal = Terminal.of(properties, Map.of());

        // Then
        assertThat(terminal).isEmpty();
    }

    @Test
    void colourIsLeftOutForThoseWhoWantNone() {
        // Given
        properties.setProperty("millrace.columns", "120");

        // When
        var terminal = Terminal.of(properties, Map.of("NO_COLOR", "1"));

        // Then
        assertThat(terminal).contains(new Terminal(120, Style.PLAIN));
        assertThat(Terminal.of(properties, Map.of("NO_COLOR", ""))).contains(new Terminal(120, Style.COLOUR));
    }
}
