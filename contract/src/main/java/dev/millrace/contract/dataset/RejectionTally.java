package dev.millrace.contract.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts rejected rows by reason. It keeps {@value #MOST_REASONS} reasons, those that came first: whoever knows how many rows were
 * rejected in all knows how many had another reason.
 */
public final class RejectionTally {
    /** How many reasons are told apart. */
    public static final int MOST_REASONS = 20;

    private final List<RejectedRows> reasons;

    /** Goes on counting from there. */
    public RejectionTally(List<RejectedRows> before) {
        this.reasons = new ArrayList<>(before);
    }

    public void add(RowError error) {
        add(RejectedRows.of(error));
    }

    /** Counts rows that were counted elsewhere, of a later part of the file. */
    public void add(RejectedRows rows) {
        for (int i = 0; i < reasons.size(); i++) {
            if (reasons.get(i).isLike(rows)) {
                reasons.set(i, reasons.get(i).plus(rows));
                return;
            }
        }
        if (reasons.size() < MOST_REASONS) {
            reasons.add(rows);
        }
    }

    /** What was counted so far, in the order in which the reasons came. */
    public List<RejectedRows> reasons() {
        return List.copyOf(reasons);
    }
}
