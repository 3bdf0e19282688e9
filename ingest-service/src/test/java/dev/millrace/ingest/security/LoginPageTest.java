package dev.millrace.ingest.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoginPageTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\\/evil.example",
                "\\\\evil.example",
                "/view\\..\\..",
                "/\r\nSet-Cookie: a=b",
                "/\t/evil.example",
                "javascript:alert(1)",
                "view/1",
                "/login?next=/login"
            })
    void aLinkCannotLeadAwayFromHere(String next) {
        // When
        String safe = LoginPage.safe(next);

        // Then
        assertThat(safe).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/view/0123", "/batches?page=1&size=20", "/view/a%2Fb"})
    void pagesOfOursAreGoneBackTo(String next) {
        // When
        String safe = LoginPage.safe(next);

        // Then
        assertThat(safe).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"/, /login", "/view/1?a=b&c=d, /login?next=%2Fview%2F1%3Fa%3Db%26c%3Dd", "//evil.example, /login"})
    void theLoginRemembersWhereOneWantedToGo(String wanted, String page) {
        // When
        String address = LoginPage.leadingTo(wanted);

        // Then
        assertThat(address).isEqualTo(page);
    }

    @Test
    void aVeryLongAddressIsNotCarriedAround() {
        // When
        String safe = LoginPage.safe("/" + "a".repeat(2_000));

        // Then
        assertThat(safe).isEqualTo("/");
    }
}
