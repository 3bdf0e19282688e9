package dev.millrace.embeddedkafka;

import org.apache.kafka.common.utils.Exit;

/**
 * Stands between Kafka and the JVM's exit. A broker that cannot go on (all its disk failed, its metadata cannot be
 * written) halts the process: right for a server, wrong for a guest in somebody's JVM.
 */
final class KafkaExit {

    private KafkaExit() {}

    static void tell(Runnable broken) {
        Exit.setHaltProcedure((status, message) -> broken.run());
        Exit.setExitProcedure((status, message) -> broken.run());
    }

    static void restore() {
        Exit.resetHaltProcedure();
        Exit.resetExitProcedure();
    }
}
