package dev.millrace.cli.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;

/** Keeps the last event of every stage; events come from several threads. */
final class ProgressBoard implements ProgressListener {
    private final Map<String, ProgressEvent> events = new LinkedHashMap<>();

    ProgressBoard(List<String> stages) {
        stages.forEach(stage -> events.put(stage, null));
    }

    @Override
    public synchronized void on(ProgressEvent event) {
        // Not the broker's.
        if (events.containsKey(event.stage())) {
            events.put(event.stage(), event);
        }
    }

    /** The stages in their order. A stage that does not know its total yet will have what the one before it has. */
    synchronized List<StageState> states() {
        long[] before = {0};
        return events.entrySet().stream()
                .map(entry -> {
                    long total = total(entry.getValue());
                    before[0] = total > 0 ? total : before[0];
                    return new StageState(entry.getKey(), entry.getValue(), before[0]);
                })
                .toList();
    }

    private static long total(ProgressEvent event) {
        if (event == null) {
            return 0;
        }
        return event.phase() == Phase.DONE ? event.rows() : event.total();
    }
}
