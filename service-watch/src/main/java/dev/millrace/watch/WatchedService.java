package dev.millrace.watch;

import dev.millrace.contract.kafka.StageService;

/** What a service's process has to show to those who watch it; every service has one bean of it. */
public interface WatchedService {

    /** What the service is made of; null in a job, and before it has begun. */
    StageService service();
}
