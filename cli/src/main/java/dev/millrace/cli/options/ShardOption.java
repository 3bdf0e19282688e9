package dev.millrace.cli.options;

import java.util.Map;

import picocli.CommandLine.Option;

/** A part of the work of a stage, for several processes at once. */
public final class ShardOption implements StageSettings {

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = Converters.Shard.class,
            description = "Do only part I of N, counted from 0; all parts together are the whole (default: 0/1).")
    private String shard;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_SHARD", shard);
    }
}
