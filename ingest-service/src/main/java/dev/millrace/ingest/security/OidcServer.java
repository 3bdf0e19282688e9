package dev.millrace.ingest.security;

import java.util.List;
import java.util.function.UnaryOperator;

/** Whether somebody named a server, or its key, that vouches for tokens. */
final class OidcServer {
    private static final List<String> NAMES = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key");

    private OidcServer() {}

    /**
     * @param settings a property's value, or null
     */
    static boolean isNamed(UnaryOperator<String> settings) {
        return NAMES.stream().map(settings).anyMatch(value -> value != null && !value.isBlank());
    }
}
