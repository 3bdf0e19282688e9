package dev.millrace.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;

/** A small Millrace that was built: manifests as they are agreed on, and jars with a few bytes in them. */
public final class PlayedHome {
    private static final Map<Child, String> CPU =
            Map.of(Child.GENERATE, "400m", Child.INGEST, "600m", Child.SINK, "500m", Child.EDA, "900m");

    private final MillraceHome home;

    private PlayedHome(MillraceHome home) {
        this.home = home;
    }

    /** Builds it. */
    public static PlayedHome in(Path directory) {
        PlayedHome played = new PlayedHome(new MillraceHome(directory));
        Path written = directory.resolve("src/main/kubernetes");
        played.write(
                written.resolve("kustomization.yaml"), "resources:\n  - base.yaml\n  - kafka\n  - eda-image.yaml\n");
        played.write(written.resolve("base.yaml"), resource("base.yaml"));
        played.write(written.resolve("kafka/kustomization.yaml"), "resources: [kafka.yaml]\n");
        played.write(written.resolve("kafka/kafka.yaml"), resource("kafka.yaml"));
        played.write(written.resolve("eda-image.yaml"), fill("stage-image.yaml", Child.EDA));
        played.write(written.resolve("eda/kustomization.yaml"), "resources: [job.yaml]\n");
        played.write(written.resolve("eda/job.yaml"), fill("stage-job.yaml", Child.EDA));
        played.write(written.resolve("overlays/kubernetes/kustomization.yaml"), """
                resources:
                  - ../../base.yaml
                  - ../../kafka
                  - ../../eda
                patches:
                  - target:
                      kind: Deployment
                    patch: |-
                      - op: add
                        path: /spec/template/spec/securityContext
                        value:
                          runAsUser: 1000
                          fsGroup: 1000
                  - target:
                      kind: Job
                    patch: |-
                      - op: add
                        path: /spec/template/spec/securityContext
                        value:
                          fsGroup: 1000
                """);
        for (Child stage : Child.STAGES) {
            Path module = played.home.module(stage);
            played.write(module.resolve("src/main/docker/Dockerfile.jvm"), "FROM ubi\n");
            played.write(module.resolve("target/lib/library.jar"), "library");
            played.write(directory.resolve(jar(stage)), "code of " + stage.id());
            if (stage != Child.EDA) {
                played.write(module.resolve("target/kubernetes/openshift.yml"), openshift(stage));
                played.write(module.resolve("target/kubernetes/kubernetes.yml"), forKubernetes(stage));
            }
        }
        return played;
    }

    /** Where it is. */
    public MillraceHome home() {
        return home;
    }

    /** The jar of a stage is another one now. */
    public void rebuild(Child stage) {
        write(home.root().resolve(jar(stage)), "better code of " + stage.id());
    }

    private static String jar(Child stage) {
        return switch (stage) {
            case GENERATE -> "generator-service/target/generator-service-runner.jar";
            case INGEST -> "ingest-service/target/ingest-service-runner.jar";
            case SINK -> "sink-service/target/sink-service-runner.jar";
            case EDA -> "eda-runner/target/eda-runner.jar";
            case KAFKA -> throw new IllegalArgumentException("Kafka is no stage");
        };
    }

    private static String openshift(Child stage) {
        return fill("stage-job.yaml", stage) + fill("stage-image.yaml", stage);
    }

    private static String forKubernetes(Child stage) {
        return fill("stage-job.yaml", stage)
                .replace(
                        "      securityContext:\n        runAs",
                        "      securityContext:\n        fsGroup: 1000\n        runAs");
    }

    private static String fill(String template, Child stage) {
        return resource(template).replace("@stage@", stage.id()).replace("@cpu@", CPU.get(stage));
    }

    static String resource(String name) {
        try (InputStream in = PlayedHome.class.getResourceAsStream("/deploy/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
