package dev.millrace.ingest;

import dev.millrace.contract.stage.RunMode;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;

/** The life that the settings choose. Only they know of dev mode, which is none yet when the process starts. */
@ApplicationScoped
public class IngestLife implements QuarkusApplication {
    private final IngestSettings settings;
    private final IngestJob job;
    private final IngestService service;

    IngestLife(IngestSettings settings, IngestJob job, IngestService service) {
        this.settings = settings;
        this.job = job;
        this.service = service;
    }

    @Override
    public int run(String... args) {
        return settings.mode() == RunMode.SERVICE ? service.run(args) : job.run(args);
    }
}
