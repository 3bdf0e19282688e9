package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Applies every manifest a second time, in whatever order, by the client and by the server. */
class AppliedTwiceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGISTRY = "image-registry.openshift-image-registry.svc:5000/student";
    private static final int ORDERS = 20;

    /** What a real server said, field by field, and what it made of the Jobs. */
    @Test
    void theModelRefusesWhatARealServerRefused() throws IOException {
        JsonNode recorded;
        try (InputStream in = AppliedTwiceIT.class.getResourceAsStream("/recorded/jobs-applied-twice.json")) {
            recorded = JSON.readTree(in);
        }
        assertThat(recorded).hasSize(2).allSatisfy(one -> {
            // Given
            ClusterOfJobs cluster = new ClusterOfJobs(REGISTRY);
            String name = one.path("name").asText();
            if (one.path("streamBefore").asBoolean()) {
                cluster.applyByClient(stream(name));
            }

            // When
            cluster.applyByClient(one.path("applied"));

            // Then
            assertThat(cluster.job(name).at("/spec/template/spec/containers/0/image"))
                    .isEqualTo(one.at("/there/spec/template/spec/containers/0/image"));
            assertThat(cluster.applyByClient(one.path("applied"))).isEqualTo(texts(one.path("clientSide")));
            assertThat(cluster.applyByServer(one.path("applied"))).isEqualTo(texts(one.path("serverSide")));
        });
    }

    /** Elsewhere than on OpenShift nobody changes what was applied. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "OPENSHIFT.*")
    void nothingIsRefusedWhateverTheOrder(Platform platform) {
        List<JsonNode> objects = new ArrayList<>(platform.applied());
        Random random = new Random(42);
        for (int order = 0; order < ORDERS; order++) {
            // Given
            ClusterOfJobs cluster = new ClusterOfJobs("");
            Collections.shuffle(objects, random);
            objects.forEach(cluster::applyByClient);

            // When, Then
            assertThat(objects).allSatisfy(object -> {
                assertThat(cluster.applyByClient(object)).isEmpty();
                assertThat(cluster.applyByServer(object)).isEmpty();
            });
        }
    }

    /** What no service owns is applied again and again; the Job of the analysis is created when its image is there. */
    @Test
    void onOpenShiftTheListsHoldNoJob() {
        assertThat(List.of("", "service")).allSatisfy(list -> assertThat(Kustomization.render(
                        Platform.HOME.resolve("src/main/kubernetes").resolve(list)))
                .noneMatch(object -> object.path("kind").asText().equals("Job")));
    }

    /** {@code oc delete jobs -l app.kubernetes.io/part-of=millrace} before a service's file is applied again. */
    @Test
    void onOpenShiftAServiceIsAppliedAgainWhenItsJobIsDeleted() {
        // Given
        ClusterOfJobs cluster = new ClusterOfJobs(REGISTRY);
        List<JsonNode> objects = Platform.OPENSHIFT.applied();
        objects.forEach(cluster::applyByClient);
        assertThat(objects.stream().flatMap(object -> cluster.applyByServer(object).stream()))
                .containsOnly("spec.template");

        // When
        cluster.deleteJobs("app.kubernetes.io/part-of", "millrace");

        // Then
        assertThat(objects)
                .allSatisfy(object -> assertThat(cluster.applyByServer(object)).isEmpty());
        assertThat(cluster.jobs()).allSatisfy(job -> assertThat(
                        job.at("/spec/template/spec/containers/0/image").asText())
                .startsWith(REGISTRY));
    }

    private static JsonNode stream(String name) {
        ObjectNode stream = JSON.createObjectNode().put("kind", "ImageStream");
        stream.putObject("metadata").put("name", name);
        return stream;
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i + 1)
                .limit(array.size())
                .map(i -> array.get(i).asText())
                .toList();
    }
}
