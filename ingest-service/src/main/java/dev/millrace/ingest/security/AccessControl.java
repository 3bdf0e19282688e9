package dev.millrace.ingest.security;

import java.time.Clock;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * How one gets into the service: decided once, when it starts. It is closed unless somebody said how it is to be opened.
 *
 * @param isOpen whether everybody on this machine may do everything
 * @param hasOidcServer whether a token that is none of ours may be one of an OIDC server
 */
record AccessControl(AccessTokens tokens, Sessions sessions, boolean isOpen, boolean hasOidcServer) {
    /**
     * @throws StageFailure with code 64 if nothing keeps strangers out, or a token file will not do
     */
    static AccessControl of(SecuritySettings settings, Surroundings surroundings) {
        AccessTokens tokens = AccessTokens.in(
                settings.triggerTokenFile().map(TokenFile::new),
                settings.readTokenFile().map(TokenFile::new));
        boolean hasLock = !tokens.isEmpty() || surroundings.hasOidcServer();
        if (settings.open() && hasLock) {
            throw usage("MILLRACE_SERVICE_OPEN=true will not do together with a token file or an OIDC server:"
                    + " take one of them away.");
        }
        boolean wantsOpen = settings.open() || surroundings.inDevelopment() && !hasLock;
        if (wantsOpen && !surroundings.isLoopback()) {
            throw usage(
                    ("The service is to be open to everybody and listens on %s, which is not this machine alone: set"
                                    + " QUARKUS_HTTP_HOST=localhost, or MILLRACE_SERVICE_TRIGGER_TOKEN_FILE to a file that holds"
                                    + " a token.")
                            .formatted(surroundings.host()));
        }
        if (!wantsOpen && !hasLock) {
            throw usage("The service does not start while nothing keeps strangers out: set"
                    + " MILLRACE_SERVICE_TRIGGER_TOKEN_FILE (and MILLRACE_SERVICE_READ_TOKEN_FILE) to a file that holds a"
                    + " token of 16 characters or more, or QUARKUS_OIDC_AUTH_SERVER_URL to an OIDC server, or, to let"
                    + " everybody on this machine in, MILLRACE_SERVICE_OPEN=true and QUARKUS_HTTP_HOST=localhost.");
        }
        return new AccessControl(
                tokens, new Sessions(tokens, Clock.systemUTC()), wantsOpen, surroundings.hasOidcServer());
    }

    private static StageFailure usage(String sentence) {
        return new StageFailure(ExitCode.USAGE, sentence);
    }

    /** What the bearer of a session's cookie may do. */
    Optional<Role> roleOfSession(String cookie) {
        // Without tokens the key would be known to everybody.
        return tokens.isEmpty() ? Optional.empty() : sessions.roleOf(cookie);
    }
}
