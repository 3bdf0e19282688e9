package dev.millrace.benchmarks.process;

import java.io.IOException;

/**
 * One broker and one place for everybody who is measured.
 *
 * @param shop where things lie
 * @param broker what everybody talks to
 * @param topics what is on it
 */
public record Session(Workshop shop, Broker broker, Topics topics) implements AutoCloseable {

    /** Begins, with an empty place and a new broker. */
    public static Session begin(Workshop shop) throws IOException, InterruptedException {
        shop.clear();
        Broker broker = Broker.start(shop);
        return new Session(shop, broker, new Topics(broker.address()));
    }

    /** Where the broker is: host and port. */
    public String address() {
        return broker.address();
    }

    @Override
    public void close() {
        topics.close();
        broker.close();
    }
}
