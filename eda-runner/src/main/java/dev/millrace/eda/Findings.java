package dev.millrace.eda;

import java.util.List;

import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Making;

/**
 * What Spark found, and what it cost.
 *
 * @param profile what was found
 * @param passes each reading of the rows
 */
record Findings(Profile profile, List<Making.Pass> passes) {
    Findings {
        passes = List.copyOf(passes);
    }
}
