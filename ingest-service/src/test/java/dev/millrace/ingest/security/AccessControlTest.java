package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccessControlTest {
    private static final Surroundings EVERYWHERE = new Surroundings("0.0.0.0", false, false);
    private static final Surroundings LOOPBACK = new Surroundings("localhost", false, false);

    @TempDir
    private Path directory;

    private Path trigger;
    private Path read;

    private record Settings(Optional<Path> triggerTokenFile, Optional<Path> readTokenFile, boolean open)
            implements SecuritySettings {
        static final Settings NONE = new Settings(Optional.empty(), Optional.empty(), false);
        static final Settings OPEN = new Settings(Optional.empty(), Optional.empty(), true);
    }

    @BeforeEach
    void writeTokens() throws IOException {
        trigger = Files.writeString(directory.resolve("trigger"), "trigger-0123456789");
        read = Files.writeString(directory.resolve("read"), "read-0123456789abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "localhost"})
    void withNothingThatKeepsStrangersOutNoServiceStarts(String host) {
        // Given
        Surroundings here = new Surroundings(host, false, false);

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> AccessControl.of(Settings.NONE, here));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal)
                .hasMessage("The service does not start while nothing keeps strangers out: set"
                        + " MILLRACE_SERVICE_TRIGGER_TOKEN_FILE (and MILLRACE_SERVICE_READ_TOKEN_FILE) to a file that"
                        + " holds a token of 16 characters or more, or QUARKUS_OIDC_AUTH_SERVER_URL to an OIDC server,"
                        + " or, to let everybody on this machine in, MILLRACE_SERVICE_OPEN=true and"
                        + " QUARKUS_HTTP_HOST=localhost.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no.such.host.invalid"})
    void anOpenServiceThatOthersCouldReachDoesNotStart(String host) {
        // Given
        Surroundings here = new Surroundings(host, false, false);

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> AccessControl.of(Settings.OPEN, here));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal)
                .hasMessageStartingWith(
                        "The service is to be open to everybody and listens on %s, which is not this"
                                + " machine alone",
                        host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.0.0.53", "::1"})
    void onLoopbackAServiceMayBeOpen(String host) {
        // Given
        Surroundings here = new Surroundings(host, false, false);

        // When
        AccessControl access = AccessControl.of(Settings.OPEN, here);

        // Then
        assertThat(access.isOpen()).isTrue();
    }

    @Test
    void inDevelopmentItIsOpenUnlessOthersCouldReachIt() {
        // Given
        Surroundings dev = new Surroundings("localhost", false, true);
        Surroundings reachable = new Surroundings("0.0.0.0", false, true);

        // When
        AccessControl access = AccessControl.of(Settings.NONE, dev);
        var refusal = catchThrowableOfType(StageFailure.class, () -> AccessControl.of(Settings.NONE, reachable));

        // Then
        assertThat(access.isOpen()).isTrue();
        assertThat(refusal).hasMessageContaining("listens on 0.0.0.0");
    }

    @Test
    void aTokenClosesDevelopmentToo() {
        // Given
        Settings settings = new Settings(Optional.of(trigger), Optional.empty(), false);

        // When
        AccessControl access = AccessControl.of(settings, new Surroundings("0.0.0.0", false, true));

        // Then
        assertThat(access.isOpen()).isFalse();
    }

    @Test
    void openAndClosedAtOnceIsRefused() {
        // Given
        Settings settings = new Settings(Optional.of(trigger), Optional.empty(), true);

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> AccessControl.of(settings, LOOPBACK));

        // Then
        assertThat(refusal).hasMessageContaining("will not do together with a token file");
    }

    @Test
    void anOidcServerIsEnoughAndMakesNoSessions() {
        // Given
        Surroundings here = new Surroundings("0.0.0.0", true, false);

        // When
        AccessControl access = AccessControl.of(Settings.NONE, here);

        // Then
        assertThat(access.isOpen()).isFalse();
        assertThat(access.roleOfSession(access.sessions().begin(Role.TRIGGER))).isEmpty();
        assertThat(access.tokens().roleOf("")).isEmpty();
    }

    @Test
    void eachTokenOpensWhatItIsFor() {
        // Given
        Settings settings = new Settings(Optional.of(trigger), Optional.of(read), false);

        // When
        AccessControl access = AccessControl.of(settings, EVERYWHERE);

        // Then
        assertThat(access.tokens().roleOf("trigger-0123456789")).contains(Role.TRIGGER);
        assertThat(access.tokens().roleOf("read-0123456789abcd")).contains(Role.READ);
        assertThat(access.tokens().roleOf("read-0123456789abce")).isEmpty();
        assertThat(Role.TRIGGER.names()).containsExactlyInAnyOrder("read", "trigger");
        assertThat(Role.READ.names()).containsExactly("read");
    }

    @Test
    void oneTokenForBothIsRefusedBecauseReadersCouldTrigger() throws IOException {
        // Given
        Files.writeString(read, "trigger-0123456789\n");
        Settings settings = new Settings(Optional.of(trigger), Optional.of(read), false);

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> AccessControl.of(settings, EVERYWHERE));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal)
                .hasMessageContaining("hold the same token")
                .message()
                .doesNotContain("0123456789");
    }
}
