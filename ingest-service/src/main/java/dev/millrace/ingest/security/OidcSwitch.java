package dev.millrace.ingest.security;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches OpenID Connect on in a service to which a server is named: without one, Quarkus would not start with it on. */
public final class OidcSwitch implements ConfigSourceFactory {
    private static final List<String> NAMES = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key");
    /** Above the application's own settings, below those of whoever runs it. */
    private static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean isService = "service".equalsIgnoreCase(text(context, "millrace.mode"));
        if (!isService || !hasServer(name -> text(context, name))) {
            return List.of();
        }
        return List.of(
                new PropertiesConfigSource(Map.of("quarkus.oidc.tenant-enabled", "true"), "OIDC switch", ORDINAL));
    }

    /** Whether somebody named a server, or its key, that vouches for tokens; a setting that is not there is null. */
    static boolean hasServer(UnaryOperator<String> settings) {
        return NAMES.stream().map(settings).anyMatch(value -> value != null && !value.isBlank());
    }

    private static String text(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }
}
