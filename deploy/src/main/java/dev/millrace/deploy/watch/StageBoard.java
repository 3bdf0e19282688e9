package dev.millrace.deploy.watch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.deploy.home.Child;

/** Tells a view how far stages are, each thing once, whoever finds it out. */
public final class StageBoard {
    private final ProgressListener view;
    private final Map<Child, ProgressEvent> last = new EnumMap<>(Child.class);

    /**
     * @param view shows it
     */
    public StageBoard(ProgressListener view) {
        this.view = view;
    }

    /** A stage waits for something. */
    public void waiting(Child stage, String what) {
        tell(stage, new ProgressEvent(stage.id(), Phase.WAITING, 0, 0, 0, 0, what, null));
    }

    /** A stage has said something itself. */
    synchronized void tell(Child stage, ProgressEvent event) {
        if (!event.equals(last.put(stage, event))) {
            view.on(event);
        }
    }

    /** The last that was told of a stage. */
    synchronized Optional<ProgressEvent> last(Child stage) {
        return Optional.ofNullable(last.get(stage));
    }
}
