package dev.millrace.sink;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Stays up until it is told to end; what there is to do, {@code service} finds and does. */
public class SinkService implements QuarkusApplication {
    @Override
    public int run(String... args) {
        Quarkus.waitForExit();
        return 0;
    }
}
