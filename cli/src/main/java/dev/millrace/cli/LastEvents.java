package dev.millrace.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.deploy.home.Child;

/** Remembers the last that was heard of every stage. */
final class LastEvents implements ProgressListener {
    private final Map<String, ProgressEvent> events = new ConcurrentHashMap<>();

    @Override
    public void on(ProgressEvent event) {
        events.put(event.stage(), event);
    }

    Optional<ProgressEvent> of(Child stage) {
        return Optional.ofNullable(events.get(stage.id()));
    }
}
