package dev.millrace.ingest.rest;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as it is in production, on free ports; all tests of the interface share it. */
public class ServiceProfile implements QuarkusTestProfile {
    static final long LARGEST_UPLOAD = 64L << 20;

    @Override
    public String getConfigProfile() {
        return "service";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "millrace.mode", "service",
                "millrace.service.open", "true",
                "quarkus.http.host", "localhost",
                "millrace.service.largest-upload", Long.toString(LARGEST_UPLOAD),
                "millrace.service.upload-idle", "4s",
                "millrace.rows-per-transaction", "100",
                "quarkus.devservices.enabled", "false",
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0",
                // The broker's, in this same process.
                "quarkus.log.level", "WARN");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(ServiceWorld.class));
    }
}
