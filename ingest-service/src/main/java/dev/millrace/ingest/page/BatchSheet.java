package dev.millrace.ingest.page;

import java.time.Instant;
import java.util.List;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.verify.Check;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;

/**
 * All that the page of a batch says.
 *
 * @param id names the batch in addresses
 * @param name what its rows come from
 * @param dataset the dataset's name
 * @param headline how it stands
 * @param isOver whether nothing will change any more, unless somebody asks again
 * @param canCancel whether it may still be stopped
 * @param asked when it was asked for
 * @param stages how far each stage is, in the order in which rows travel
 * @param facts what is in Kafka, and what was asked for
 * @param checks what was compared at the end; empty before
 * @param rejections the rejected rows by reason
 * @param links where to ask on; without a report while there is none
 */
public record BatchSheet(
        String id,
        String name,
        String dataset,
        Headline headline,
        boolean isOver,
        boolean canCancel,
        Moment asked,
        List<StageLine> stages,
        List<Fact> facts,
        List<Check> checks,
        List<RejectedReason> rejections,
        BatchView.Links links) {

    /** What the browser calls the page. */
    public String title() {
        return "%s: %s · Millrace".formatted(headline.mark().word(), name);
    }

    static BatchSheet of(BatchView batch, Instant now) {
        boolean isOver = batch.state().isFinal();
        return new BatchSheet(
                batch.id(),
                BatchName.of(batch),
                batch.dataset(),
                Headline.of(batch),
                isOver,
                canCancel(batch),
                Moment.of(batch.requestedAt(), now),
                batch.stages().stream()
                        .map(stage -> StageLine.of(stage, batch.state()).withoutMessage(batch.reason()))
                        .toList(),
                BatchFacts.of(batch),
                batch.verdict() == null ? List.of() : batch.verdict().checks(),
                batch.rejections().stream().map(RejectedReason::of).toList(),
                batch.links());
    }

    /** A batch that was not asked for here cannot be cancelled here; nor can one whose rows are all in. */
    private static boolean canCancel(BatchView batch) {
        boolean isOpen = batch.state() == BatchState.QUEUED || batch.state() == BatchState.RUNNING;
        return isOpen
                && batch.stages().stream()
                        .anyMatch(stage -> stage.stage().equals("ingest") && stage.phase() != Phase.DONE);
    }
}
