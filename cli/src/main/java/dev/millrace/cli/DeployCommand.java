package dev.millrace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.ClusterOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.LandOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.PlacementOptions;
import dev.millrace.cli.options.PublishOptions;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.view.ProgressView;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.DeployTurn;
import dev.millrace.deploy.Deployment;
import dev.millrace.deploy.Phases;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.files.Upload;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.ImagePrefix;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.watch.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All of it in a namespace of OpenShift or Kubernetes. */
@Command(
        name = "deploy",
        header = "Run all of it in a namespace of OpenShift, and bring back the verified report.",
        description = {
            "",
            "With your own login and nothing to install: looks whether the namespace can take it, starts Kafka, has the images"
                    + " built from the jars here, runs the stages as Jobs, and fetches the report. Running it again is"
                    + " safe: finished Jobs are replaced, data stays."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace deploy",
            "  ./millrace deploy --namespace shop --rows 1000000",
            "  ./millrace deploy --input sales.csv --dataset sales.yaml",
            "  ./millrace deploy --image-prefix quay.io/shop",
            "  ./millrace deploy --dry-run > millrace.yaml"
        })
final class DeployCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private PublishOptions publish;

    @Mixin
    private LandOptions land;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private PlacementOptions placement;

    @Mixin
    private OutOption out;

    @Mixin
    private DeadlineOption deadline;

    @Mixin
    private TalkOptions talk;

    @Option(names = "--dry-run", description = "Print what would be created as YAML, and ask no cluster.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return RunReport.of(talk).about(this::deploy).code();
    }

    private ExitCode deploy(RunReport report) {
        long start = System.nanoTime();
        RunInput source = new RunInput(batch, input);
        DatasetDefinition definition = source.definition();
        DeployTurn turn = turn(source.stages());
        if (dryRun) {
            System.out.print(turn.dryRun());
            return ExitCode.DONE;
        }
        OutDirectory directory = out.directory();
        report.begin(definition, source, place(), directory);
        Phases phases;
        try (ProgressView view = new ProgressViews(talk).open(source.stages());
                Farewell farewell = Farewell.arm(view, place())) {
            phases = turn.run(directory, view, (stage, line) -> echo(stage, line));
        }
        Evidence evidence = new EvidenceFinder(directory).find(source.origin(directory, definition));
        double seconds = (System.nanoTime() - start) / 1e9;
        return report.deployed(
                evidence, Verdict.of(evidence), directory.report().resolve("index.html"), seconds, phases);
    }

    private DeployTurn turn(List<Child> stages) {
        Map<String, String> settings = StageSettings.environment(List.of(batch, input, publish, land, deadline));
        settings.put("MILLRACE_PROGRESS", "json");
        List<Upload> uploads = new ArrayList<>();
        input.file().ifPresent(file -> uploads.add(upload(settings, "MILLRACE_INPUT", file, "input")));
        if (!DatasetFile.BUILT_IN.contains(batch.dataset())) {
            uploads.add(upload(settings, "MILLRACE_DATASET", Path.of(batch.dataset()), "datasets"));
        }
        Optional<ImagePrefix> images = placement.images().map(ImagePrefix::new);
        return new DeployTurn(
                MillraceHome.ofScript(),
                new ClusterLogin(cluster.context(), cluster.namespace()),
                new Wishes(settings, images, placement.storageClass()),
                new Deployment.Batch(stages, uploads),
                Pace.of(deadline.deadline()));
    }

    private static Upload upload(Map<String, String> settings, String variable, Path file, String directory) {
        Upload upload = new Upload(file, directory);
        settings.put(variable, upload.target());
        return upload;
    }

    private String place() {
        return cluster.namespace().map("namespace "::concat).orElse("your namespace");
    }

    private void echo(Child stage, String line) {
        if (talk.verbose()) {
            System.err.println("%-9s | %s".formatted(stage.id(), line));
        }
    }
}
