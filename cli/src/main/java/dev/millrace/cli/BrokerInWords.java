package dev.millrace.cli;

import dev.millrace.cli.launch.BrokerChoice;

/**
 * A broker as a headline names it.
 *
 * @param broker the one that is used
 */
record BrokerInWords(BrokerChoice broker) {
    @Override
    public String toString() {
        return switch (broker.kind()) {
            case EMBEDDED -> "embedded Kafka " + MillraceVersion.kafka();
            case KEPT -> "millrace kafka at " + broker.bootstrapServers();
            case GIVEN -> "Kafka at " + broker.bootstrapServers();
        };
    }
}
