package dev.millrace.systemtests.manifests;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictManifestTest {
    private static final String GOOD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
            spec:
              template:
                spec:
                  containers:
                    - name: shop
                      env:
                        - name: ROWS
                          value: "12"
                      ports:
                        - containerPort: 8080
            """;

    @Test
    void readsAnObjectAsItsKind() {
        // Given
        var document = Kustomization.documents(GOOD).get(0);

        // When
        var object = StrictManifest.read(document);

        // Then
        assertThat(object).isInstanceOf(Deployment.class);
    }

    @ParameterizedTest
    @CsvSource({
        "containerPort, containrPort, Unrecognized field \"containrPort\"",
        "'\"12\"', 12, value: 12 is taken for \"12\"",
        "'apps/v1', apps/v9, Deployment shop: ",
        "'  name: shop', '  nam: shop', Unrecognized field \"nam\""
    })
    void refusesWhatAStrictServerRefuses(String right, String wrong, String complaint) {
        // Given
        var document = Kustomization.documents(GOOD.replaceFirst(right, wrong)).get(0);

        // When, Then
        assertThatThrownBy(() -> StrictManifest.read(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
