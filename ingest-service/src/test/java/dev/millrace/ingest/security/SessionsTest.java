package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void everyReplicaWithTheSameTokensTakesACookie() throws IOException {
        // Given
        String cookie = sessions("trigger-0123456789", NOW).begin(Role.TRIGGER);

        // When
        Optional<Role> role =
                sessions("trigger-0123456789", NOW.plusSeconds(60)).roleOf(cookie);

        // Then
        assertThat(role).contains(Role.TRIGGER);
    }

    @Test
    void anotherTokenEndsTheSessionsOfTheFormer() throws IOException {
        // Given
        String cookie = sessions("trigger-0123456789", NOW).begin(Role.TRIGGER);

        // When
        Optional<Role> role = sessions("trigger-9876543210", NOW).roleOf(cookie);

        // Then
        assertThat(role).isEmpty();
    }

    @Test
    void afterTwelveHoursItIsOver() throws IOException {
        // Given
        String cookie = sessions("trigger-0123456789", NOW).begin(Role.READ);

        // When
        var justBefore = sessions(
                        "trigger-0123456789", NOW.plus(Duration.ofHours(12)).minusSeconds(1))
                .roleOf(cookie);
        var then =
                sessions("trigger-0123456789", NOW.plus(Duration.ofHours(12))).roleOf(cookie);

        // Then
        assertThat(justBefore).contains(Role.READ);
        assertThat(then).isEmpty();
    }

    @Test
    void whoeverChangesAnythingInACookieHasNone() throws IOException {
        // Given
        Sessions sessions = sessions("trigger-0123456789", NOW);
        String cookie = sessions.begin(Role.READ);
        String later = cookie.replaceFirst(
                "\\d+", String.valueOf(NOW.plus(Duration.ofDays(9)).getEpochSecond()));

        // When
        var more = sessions.roleOf(cookie.replace("READ", "TRIGGER"));
        var longer = sessions.roleOf(later);
        var unsigned = sessions.roleOf(cookie.substring(0, cookie.lastIndexOf('.') + 1));
        var noise = sessions.roleOf("READ.99999999999999999999." + "A".repeat(43));

        // Then
        assertThat(sessions.roleOf(cookie)).contains(Role.READ);
        assertThat(more).isEmpty();
        assertThat(longer).isEmpty();
        assertThat(unsigned).isEmpty();
        assertThat(noise).isEmpty();
    }

    private Sessions sessions(String token, Instant now) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), token);
        AccessTokens tokens = AccessTokens.in(Optional.of(new TokenFile(file)), Optional.empty());
        return new Sessions(tokens, Clock.fixed(now, ZoneOffset.UTC));
    }
}
