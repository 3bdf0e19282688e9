package dev.millrace.ingest.service;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set of a service: {@code MILLRACE_SERVICE_*} in the environment. */
@ConfigMapping(prefix = "millrace.service")
public interface ServiceSettings {
    /** How many batches may wait or be at work; whoever asks for another is told to come back. */
    @WithDefault("1000")
    int mostOpen();

    /** How many batches are remembered that have come to their end. */
    @WithDefault("1000")
    int history();

    /** How large an uploaded file may be. */
    @WithDefault("2G")
    MemorySize largestUpload();

    /** How long a request's body may bring next to nothing before the request is given up. */
    @WithDefault("30s")
    Duration uploadIdle();

    /** How many files may be sent at one time; whoever sends another is told to come back. */
    @WithDefault("8")
    int mostUploads();
}
