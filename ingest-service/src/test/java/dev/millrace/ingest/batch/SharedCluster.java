package dev.millrace.ingest.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one broker that all of them share; each brings a dataset, and so topics, of its own. */
public final class SharedCluster implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedCluster.class);

    /** A broker, and the directory that goes with it. */
    private record Running(TestCluster cluster, Path log) implements ExtensionContext.Store.CloseableResource {
        static Running start() {
            try {
                Path log = Files.createTempDirectory("cluster");
                return new Running(TestCluster.start(log), log);
            } catch (Exception e) {
                throw new IllegalStateException("the broker for the tests does not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            cluster.close();
            try (Stream<Path> files = Files.walk(log)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .cluster();
    }
}
