package dev.millrace.contract.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutDirectoryTest {

    @Test
    void placesEverythingUnderItsRootUnderTheSameNamesOnEveryMachine() {
        // Given
        OutDirectory out = new OutDirectory(Path.of("o1"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // When
            Path generated = out.generated("transactions-100000-42.csv");

            // Then
            assertThat(generated).isEqualTo(Path.of("o1/generated/transactions-100000-42.csv"));
            assertThat(OutDirectory.manifestOf(generated))
                    .isEqualTo(Path.of("o1/generated/transactions-100000-42.csv.manifest.json"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(List.of(out.ingested("b"), out.landed("b"), out.report(), out.kafka(), out.logs()))
                .containsExactly(
                        Path.of("o1/ingested/b/manifest.json"),
                        Path.of("o1/landed/b"),
                        Path.of("o1/report"),
                        Path.of("o1/kafka"),
                        Path.of("o1/logs"));
    }
}
