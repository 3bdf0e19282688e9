package dev.millrace.eda;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one Spark session, which ends with the last of them. */
public final class SparkExtension implements ParameterResolver {
    private record Spark(ScratchDirectory scratch, SparkSession session) implements AutoCloseable {
        static Spark start() {
            ScratchDirectory scratch = new ScratchDirectory();
            return new Spark(scratch, new SparkSessions(scratch.path()).start());
        }

        @Override
        public void close() {
            session.stop();
            scratch.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("spark", key -> Spark.start(), Spark.class)
                .session();
    }
}
