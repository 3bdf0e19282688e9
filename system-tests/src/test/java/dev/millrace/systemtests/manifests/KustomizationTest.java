package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KustomizationTest {
    @TempDir
    private Path home;

    @Test
    void patchesTheKindThatIsMeantAndNoOther() throws IOException {
        // Given
        write("shop/kustomization.yaml", "resources: [shop.yaml]");
        write("shop/shop.yaml", "kind: Job\nspec: {}\n---\nkind: Service\nspec: {}\n");
        write("overlay/kustomization.yaml", """
                resources: [../shop]
                patches:
                  - target: {kind: Job}
                    patch: |-
                      - {op: add, path: /spec/suspend, value: true}
                """);

        // When
        var objects = Kustomization.render(home.resolve("overlay"));

        // Then
        assertThat(objects)
                .hasToString("[{\"kind\":\"Job\",\"spec\":{\"suspend\":true}}, {\"kind\":\"Service\",\"spec\":{}}]");
    }

    @Test
    void refusesWhatItWouldHaveToLeaveOut() throws IOException {
        // Given
        write("kustomization.yaml", "resources: []\nnamePrefix: my-\n");

        // When, Then
        assertThatThrownBy(() -> Kustomization.render(home)).hasMessageContaining("does not know [namePrefix]");
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
