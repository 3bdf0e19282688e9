package dev.millrace.eda.summary;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.eda.profile.Profile;

/**
 * All that there is to tell about an analysis; {@code summary.json} is this record.
 *
 * @param version goes up when a field changes its meaning or goes away; new fields leave it as it is
 * @param profile what was found
 * @param alerts what stands out, most severe first
 * @param pipeline what the stages vouch for; null for rows that did not come through the pipeline
 * @param making how the analysis was made
 * @param comparison what changed since an earlier analysis; left out if it was not compared with one
 */
public record Summary(
        int version,
        Profile profile,
        List<Alert> alerts,
        Pipeline pipeline,
        Making making,
        @JsonInclude(JsonInclude.Include.NON_NULL) Comparison comparison) {
    /** The version that this program writes. */
    public static final int VERSION = 2;

    @JsonCreator
    public Summary {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(making, "making");
        alerts = List.copyOf(alerts);
    }

    /** A summary that is not compared with an earlier one. */
    public Summary(int version, Profile profile, List<Alert> alerts, Pipeline pipeline, Making making) {
        this(version, profile, alerts, pipeline, making, null);
    }

    /** The same summary, and what changed since an earlier one. */
    public Summary with(Comparison changes) {
        return new Summary(version, profile, alerts, pipeline, making, changes);
    }
}
