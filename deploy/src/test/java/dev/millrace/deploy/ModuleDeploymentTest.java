package dev.millrace.deploy;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What modules that are deployed side by side do to one another. */
class ModuleDeploymentTest {
    @TempDir
    private Path directory;

    private PlayedCluster played;
    private Cluster cluster;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
        cluster = played.cluster();
    }

    @AfterEach
    void stop() {
        played.close();
    }

    @Test
    void whatAnotherModuleCreatesMeanwhileIsTakenAsItIsOrChanged() {
        // Given
        cluster.ensure(settings("1"));

        // When
        played.unseen.add("millrace");
        cluster.ensure(settings("2"));

        // Then
        assertThat(rows()).isEqualTo("1");

        // When
        played.unseen.add("millrace");
        cluster.apply(settings("3"));

        // Then
        assertThat(rows()).isEqualTo("3");

        // When
        played.unseen.add("millrace");
        cluster.replace(settings("4"));

        // Then
        assertThat(rows()).isEqualTo("4");
    }

    private String rows() {
        return cluster.find(settings("")).orElseThrow().getData().get("MILLRACE_ROWS");
    }

    private static ConfigMap settings(String rows) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("millrace")
                .endMetadata()
                .withData(Map.of("MILLRACE_ROWS", rows))
                .build();
    }
}
