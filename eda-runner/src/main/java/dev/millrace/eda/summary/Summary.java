package dev.millrace.eda.summary;

import java.util.List;
import java.util.Objects;

import dev.millrace.eda.profile.Profile;

/**
 * All that there is to tell about an analysis; {@code summary.json} is this record.
 *
 * @param version goes up when a field changes its meaning or goes away; new fields leave it as it is
 * @param profile what was found
 * @param alerts what stands out, most severe first
 * @param pipeline what the stages vouch for; null for rows that did not come through the pipeline
 * @param making how the analysis was made
 */
public record Summary(int version, Profile profile, List<Alert> alerts, Pipeline pipeline, Making making) {
    /** The version that this program writes. */
    public static final int VERSION = 2;

    public Summary {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(making, "making");
        alerts = List.copyOf(alerts);
    }
}
