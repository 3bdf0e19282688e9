package dev.millrace.deploy.watch;

import java.util.Arrays;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * How the pod of a stage ended.
 *
 * @param stage which one
 * @param pod its pod
 * @param last the last event in its log
 * @param lastLine the last other line in its log
 */
record StageEnd(Child stage, Pod pod, Optional<ProgressEvent> last, Optional<String> lastLine) {
    private static final int SIGNALS = 128;
    private static final String AGAIN = ": the same command again does the work.";

    /** The sentence and the code that the command ends with because of this. */
    StageFailure failure() {
        Optional<ContainerStateTerminated> end = terminated();
        if (end.filter(state -> "OOMKilled".equals(state.getReason())).isPresent()) {
            return new StageFailure(
                    ExitCode.TRY_AGAIN,
                    ("The stage %s ran out of its %s of memory and was killed: raise the limit"
                                    + " in its Job, or move fewer rows.")
                            .formatted(stage.id(), memory()));
        }
        if (end.isEmpty() || end.get().getExitCode() > SIGNALS) {
            return new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "The pod of the stage %s was ended by the cluster (%s)".formatted(stage.id(), by(end)) + AGAIN);
        }
        ExitCode code = known(end.get().getExitCode());
        return new StageFailure(code, sentence(end.get().getExitCode()) + more(code));
    }

    /** The sentence while the Job tries again by itself: nothing is asked of a person. */
    String passing() {
        return failure().getMessage().replace(AGAIN, "");
    }

    private String sentence(int code) {
        return last.filter(event -> event.phase() == Phase.FAILED && event.message() != null)
                .map(ProgressEvent::message)
                .orElseGet(() -> "The stage %s ended with code %d%s."
                        .formatted(
                                stage.id(),
                                code,
                                lastLine.map(", and its log with: "::concat).orElse(" and without a word")));
    }

    private String more(ExitCode code) {
        return code == ExitCode.BUG ? " It is ./millrace logs %s.".formatted(stage.id()) : "";
    }

    private String by(Optional<ContainerStateTerminated> end) {
        String reason = pod.getStatus() == null ? null : pod.getStatus().getReason();
        if (reason != null) {
            String message = pod.getStatus().getMessage();
            return message == null ? reason : reason + ": " + message.strip().replaceFirst("\\.$", "");
        }
        return end.map(state -> "signal " + (state.getExitCode() - SIGNALS)).orElse("it does not say why");
    }

    private String memory() {
        return pod.getSpec().getContainers().stream()
                .map(container -> container.getResources())
                .filter(resources -> resources != null && resources.getLimits() != null)
                .map(resources -> resources.getLimits().get("memory"))
                .filter(limit -> limit != null)
                .map(Quantity::toString)
                .findFirst()
                .orElse("share");
    }

    private Optional<ContainerStateTerminated> terminated() {
        if (pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null) {
            return Optional.empty();
        }
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getState() != null)
                .map(status -> status.getState().getTerminated())
                .filter(state -> state != null)
                .findFirst();
    }

    private static ExitCode known(int number) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code.code() == number && code != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.BUG);
    }
}
