package dev.millrace.ingest.security;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestOriginTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    millrace.example      | https://millrace.example      | same-origin | true
                    millrace.example      | null                          | same-origin | true
                    millrace.example      |                               | same-origin | true
                    millrace.example      | https://millrace.example      | same-site   | false
                    millrace.example      | https://evil.example          | cross-site  | false
                    millrace.example      | https://millrace.example      | none        | false
                    millrace.example      | https://MILLRACE.example      |             | true
                    localhost:8080        | http://localhost:8080         |             | true
                    localhost:8080        | http://localhost:8081         |             | false
                    localhost:8080        | http://localhost              |             | false
                    localhost:8080        | http://evil@localhost:8080    |             | false
                    localhost:8080        | http://localhost:8080.evil    |             | false
                    localhost:8080        | null                          |             | false
                    localhost:8080        | ::                            |             | false
                    ''                    | file://                       |             | false
                    localhost:8080        |                               |             | false
                    """)
    void onlyAPageOfThisServiceIsOurs(String host, String origin, String site, boolean ours) {
        // Given
        RequestOrigin from = new RequestOrigin(host, Optional.ofNullable(origin), Optional.ofNullable(site));

        // When
        boolean isOurPage = from.isOurPage();

        // Then
        assertThat(isOurPage).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                |             | true
                    http://localhost:8080       |             | true
                    http://evil.example         |             | false
                                                | cross-site  | false
                    """)
    void aProgramThatIsNoBrowserIsNoForeignPage(String origin, String site, boolean harmless) {
        // Given
        RequestOrigin from =
                new RequestOrigin("localhost:8080", Optional.ofNullable(origin), Optional.ofNullable(site));

        // When
        boolean isNoForeignPage = from.isNoForeignPage();

        // Then
        assertThat(isNoForeignPage).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8080", "127.0.0.1:1", "127.1.2.3", "[::1]:8080"})
    void theseNamesAreThisMachine(String host) {
        // When
        boolean loopback = new RequestOrigin(host, Optional.empty(), Optional.empty()).isLoopback();

        // Then
        assertThat(loopback).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "0.0.0.0"})
    void theseNamesMayBePointedHereByOthers(String host) {
        // When
        boolean loopback = new RequestOrigin(host, Optional.empty(), Optional.empty()).isLoopback();

        // Then
        assertThat(loopback).isFalse();
    }
}
