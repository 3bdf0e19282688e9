package dev.millrace.contract.verify;

import java.util.List;

/**
 * One thing that must hold.
 *
 * @param claim what must hold, such as {@code ingested = landed}
 * @param holds whether it does
 * @param says the figures, or how they differ
 */
public record Check(String claim, boolean holds, String says) {
    static Check holds(String claim, String says) {
        return new Check(claim, true, says);
    }

    static Check differs(String claim, String says) {
        return new Check(claim, false, says);
    }

    /** What two figures say that must be the same; it holds unless they differ in something. */
    static Check of(String claim, List<String> differences, String saysIfEqual) {
        return differences.isEmpty() ? holds(claim, saysIfEqual) : differs(claim, String.join(", ", differences));
    }
}
