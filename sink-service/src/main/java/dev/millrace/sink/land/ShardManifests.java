package dev.millrace.sink.land;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.Shard;

/**
 * What the shards of a landing vouch for, each for its own partitions, and all together for the batch.
 *
 * @param origin where the rows come from; what was landed from elsewhere does not count
 */
record ShardManifests(Path directory, LandingOrigin origin) {
    private static final String SHARDS = "shards";
    private static final String MULTILINE = "multiline";

    /**
     * The manifest of a shard, if all that it names is there and nothing else: since it was written, the same partitions
     * may have been landed again by shards that were cut otherwise.
     */
    Optional<Manifest> of(Shard shard) {
        LandedFiles files = new LandedFiles(directory, shard);
        return LandingOrigin.read(files.origin())
                .filter(origin::equals)
                .flatMap(same -> new ManifestFile().read(files.manifest()))
                .filter(manifest -> names(manifest).equals(names(files)));
    }

    private static Set<String> names(Manifest manifest) {
        return manifest.files().stream()
                .map(file -> file.name() + " " + file.bytes())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(LandedFiles files) {
        return files.parts().values().stream()
                .map(file -> file.getFileName() + " " + file.toFile().length())
                .collect(Collectors.toSet());
    }

    /** The manifest of the batch, if every one of so many shards has landed its part. */
    Optional<Manifest> merged(int count) {
        List<Manifest> parts =
                Shard.all(count).stream().flatMap(shard -> of(shard).stream()).toList();
        return parts.size() == count ? Optional.of(merge(parts)) : Optional.empty();
    }

    private static Manifest merge(List<Manifest> parts) {
        Manifest one = parts.get(0);
        Map<String, String> details = new HashMap<>(one.details());
        details.put(SHARDS, Integer.toString(parts.size()));
        details.put(
                MULTILINE,
                Boolean.toString(parts.stream()
                        .anyMatch(part -> Boolean.parseBoolean(part.details().get(MULTILINE)))));
        return new Manifest(
                one.stage(),
                one.batch(),
                one.dataset(),
                one.definition(),
                parts.stream().map(Manifest::totals).reduce(Totals::plus).orElseThrow(),
                0,
                parts.stream()
                        .flatMap(part -> part.files().stream())
                        .sorted(Comparator.comparing(DataFile::offsets))
                        .toList(),
                details,
                parts.stream().mapToDouble(Manifest::seconds).max().orElseThrow());
    }
}
