package dev.millrace.ingest.security;

import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches OpenID Connect on in a service to which a server is named: without one, Quarkus would not start with it on. */
public final class OidcSwitch implements ConfigSourceFactory {
    /** Above the application's own settings, below those of whoever runs it. */
    private static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean isService = "service".equalsIgnoreCase(text(context, "millrace.mode"));
        if (!isService || !OidcServer.isNamed(name -> text(context, name))) {
            return List.of();
        }
        return List.of(
                new PropertiesConfigSource(Map.of("quarkus.oidc.tenant-enabled", "true"), "OIDC switch", ORDINAL));
    }

    private static String text(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }
}
