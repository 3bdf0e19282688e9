package dev.millrace.deploy.manifests;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * The Jobs of a batch that a module does not have when it is deployed, as large as they will be: they may not be built yet, and
 * a namespace that has no room for all of them is told so before the first is there.
 *
 * @param home where the modules' sources are
 */
public record OtherStages(MillraceHome home) {
    private static final String SIZES = "quarkus.kubernetes.resources.%s.%s";

    /**
     * The objects of a module and Jobs like its own for all stages that it does not have.
     *
     * @throws StageFailure with code 66 if a module's sources are missing
     */
    public List<HasMetadata> beside(List<HasMetadata> module, Platform platform) {
        List<HasMetadata> all = new ArrayList<>(module);
        Job model = jobs(module).findFirst().orElseThrow();
        for (Child stage : Child.STAGES) {
            if (jobs(module).noneMatch(job -> job.getMetadata().getName().equals(Labels.object(stage)))) {
                Job job = Serialization.clone(model);
                job.getMetadata().setName(Labels.object(stage));
                job.getSpec().getTemplate().getSpec().getContainers().get(0).setResources(size(stage, platform));
                all.add(job);
            }
        }
        return all;
    }

    private static Stream<Job> jobs(List<HasMetadata> objects) {
        return objects.stream().filter(Job.class::isInstance).map(Job.class::cast);
    }

    private ResourceRequirements size(Child stage, Platform platform) {
        if (stage == Child.EDA) {
            return jobs(new ManifestFiles(home).analysis(platform, RunMode.JOB))
                    .map(job -> job.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .get(0)
                            .getResources())
                    .findFirst()
                    .orElseThrow();
        }
        Properties properties = properties(home.module(stage).resolve("src/main/resources/application.properties"));
        return new ResourceRequirementsBuilder()
                .withRequests(quantities(properties, "requests"))
                .withLimits(quantities(properties, "limits"))
                .build();
    }

    private static Map<String, Quantity> quantities(Properties properties, String kind) {
        return Map.of(
                "cpu", new Quantity(properties.getProperty(SIZES.formatted(kind, "cpu"))),
                "memory", new Quantity(properties.getProperty(SIZES.formatted(kind, "memory"))));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The settings %s cannot be read: they come with Millrace's sources.".formatted(file),
                    e);
        }
        return properties;
    }
}
