package dev.millrace.cli.options;

import java.util.Optional;

import picocli.CommandLine.Option;

/** Which namespace of which cluster. */
public final class ClusterOptions {

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace, or project (default: the one that oc and kubectl use).")
    private String namespace;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context of your kubeconfig (default: the current one).")
    private String context;

    /** The namespace, if one was named. */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** The context, if one was named. */
    public Optional<String> context() {
        return Optional.ofNullable(context);
    }
}
