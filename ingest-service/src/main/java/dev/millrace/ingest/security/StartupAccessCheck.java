package dev.millrace.ingest.security;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.ingest.IngestSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;

/** Keeps a service from starting that everybody could use, and knows how one gets into the one that runs. */
@ApplicationScoped
public class StartupAccessCheck {
    private final SecuritySettings settings;
    private final IngestSettings service;
    private final Config config;
    private volatile AccessControl accessControl;

    StartupAccessCheck(SecuritySettings settings, IngestSettings service, Config config) {
        this.settings = settings;
        this.service = service;
        this.config = config;
    }

    /** Before the pipeline, which must not begin in a service that does not start. */
    void beforeTheStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (service.mode() == RunMode.SERVICE || inDevelopment()) {
            accessControl = AccessControl.of(settings, surroundings());
        }
    }

    private Surroundings surroundings() {
        return new Surroundings(
                config.getValue("quarkus.http.host", String.class), OidcSwitch.hasServer(this::text), inDevelopment());
    }

    private String text(String property) {
        return config.getConfigValue(property).getValue();
    }

    private static boolean inDevelopment() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }

    /** How one gets in; null in a job, which nobody can reach. */
    AccessControl accessControl() {
        return accessControl;
    }
}
