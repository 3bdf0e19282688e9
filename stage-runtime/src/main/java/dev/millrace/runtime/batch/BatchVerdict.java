package dev.millrace.runtime.batch;

import java.util.List;

import dev.millrace.contract.verify.Check;

/** Whether the rows that went in came out, in one sentence, and what was compared. */
public record BatchVerdict(boolean verified, String says, List<Check> checks) {
    public BatchVerdict {
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
