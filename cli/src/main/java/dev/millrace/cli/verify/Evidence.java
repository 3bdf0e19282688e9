package dev.millrace.cli.verify;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.manifest.Manifest;

/**
 * What there is to compare: the origin of a batch and the manifests of the stages that it passed.
 *
 * @param origin where the rows come from
 * @param ingested what ingest vouches for
 * @param landed what sink vouches for
 * @param analysed what eda vouches for
 */
public record Evidence(Origin origin, Manifest ingested, Manifest landed, Manifest analysed) {

    /** The manifests there are, in the order in which rows travel. */
    public List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        if (origin instanceof Origin.Generated generated) {
            manifests.add(generated.manifest());
        }
        manifests.addAll(List.of(ingested, landed, analysed));
        return manifests;
    }
}
