package dev.millrace.ingest.page;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The ingest service as it is in service life, on free ports. */
public final class PagesInService implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
        return "service";
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PageWorld.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "millrace.mode", "service",
                "millrace.rows-per-transaction", "100",
                "millrace.partitions", "3",
                "quarkus.devservices.enabled", "false",
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0");
    }
}
