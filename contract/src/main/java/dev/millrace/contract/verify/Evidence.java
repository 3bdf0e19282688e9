package dev.millrace.contract.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.Numbers;

/**
 * What there is to compare: the origin of a batch and the manifests of the stages that it passed.
 *
 * @param analysed what eda vouches for; empty for a batch that is not analysed
 */
public record Evidence(Origin origin, Manifest ingested, Manifest landed, Optional<Manifest> analysed) {

    /** A batch that all stages have done. */
    public Evidence(Origin origin, Manifest ingested, Manifest landed, Manifest analysed) {
        this(origin, ingested, landed, Optional.of(analysed));
    }

    /** The manifests there are, in the order in which rows travel. */
    public List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        if (origin instanceof Origin.Generated generated) {
            manifests.add(generated.manifest());
        }
        manifests.addAll(List.of(ingested, landed));
        analysed.ifPresent(manifests::add);
        return manifests;
    }

    /** What became of the rows, for a person, if the verdict holds. */
    public String summary() {
        if (ingested.rejected() == 0) {
            return "every row that went in came out unchanged";
        }
        return "%s came out unchanged, %s rejected (dead letters)"
                .formatted(Numbers.rows(ingested.totals().rows()), Numbers.count(ingested.rejected()));
    }
}
