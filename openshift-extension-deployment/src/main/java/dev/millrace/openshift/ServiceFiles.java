package dev.millrace.openshift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.deploy.manifests.ManifestFile;
import dev.millrace.deploy.manifests.Platform;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * What describes a service that stays up: {@code src/main/kubernetes/service.yml}, and on OpenShift
 * {@code service-openshift.yml}.
 *
 * @param module the service's directory
 */
record ServiceFiles(Path module) {
    /** On a plain Kubernetes nobody picks the group that may write to a new volume. */
    static final long VOLUME_GROUP = 1000;

    private static final Pattern LAST_OF_POD = Pattern.compile("(?m)^( +)terminationGracePeriodSeconds: .*$");
    private static final String EDA_JOB = "@EDA_JOB@";
    private static final String INDENTED = "    ";

    List<HasMetadata> objects(Platform platform) {
        Stream<String> names = platform == Platform.OPENSHIFT
                ? Stream.of("service.yml", "service-openshift.yml")
                : Stream.of("service.yml");
        return names.map(module.resolve("src/main/kubernetes")::resolve)
                .filter(Files::exists)
                .flatMap(file -> ManifestFile.parse(fit(withJob(read(file)), platform)))
                .toList();
    }

    /** In the text, so that the Job in it is fitted as well. */
    private static String fit(String text, Platform platform) {
        return platform == Platform.OPENSHIFT
                ? text
                : LAST_OF_POD.matcher(text).replaceAll("$0\n$1securityContext:\n$1  fsGroup: " + VOLUME_GROUP);
    }

    /** The sink orders the Job of the analysis, which is written down once. */
    private String withJob(String text) {
        if (!text.contains(EDA_JOB)) {
            return text;
        }
        Path job = module.resolveSibling("src/main/kubernetes/eda/job.yaml");
        return text.replace(EDA_JOB, read(job).indent(INDENTED.length()).stripTrailing());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
