package dev.millrace.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What is running here. */
final class MillraceVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Millrace %s, embedded Kafka %s, Java %s".formatted(millrace(), kafka(), Runtime.version())
        };
    }

    /** The version that the jar carries. */
    static String millrace() {
        String version = MillraceVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    /** The version in short, for a headline. */
    static String shortly() {
        return millrace().replace("-SNAPSHOT", "");
    }

    /** The version of the embedded broker, which is that of the clients. */
    static String kafka() {
        return AppInfoParser.getVersion();
    }
}
