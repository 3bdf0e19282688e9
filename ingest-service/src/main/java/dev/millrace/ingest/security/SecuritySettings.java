package dev.millrace.ingest.security;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may use the service: {@code MILLRACE_SERVICE_*} in the environment. The tokens themselves stand in files alone. */
@ConfigMapping(prefix = "millrace.service")
public interface SecuritySettings {
    /** A file that holds the token with which batches may be asked for and cancelled. */
    Optional<Path> triggerTokenFile();

    /** A file that holds the token with which everything may be looked at. */
    Optional<Path> readTokenFile();

    /** Whether everybody on this machine may do everything; only where HTTP listens on loopback. */
    @WithDefault("false")
    boolean open();
}
