package dev.millrace.generator.service;

import dev.millrace.runtime.control.ControlTopicConsumer;
import dev.millrace.runtime.control.ControlTopicProducer;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import static dev.millrace.runtime.control.ControlChannels.BATCHES;
import static dev.millrace.runtime.control.ControlChannels.LEASE;
import static dev.millrace.runtime.control.ControlChannels.PROGRESS;
import static dev.millrace.runtime.control.ControlChannels.PROGRESS_OUT;
import static dev.millrace.runtime.control.ControlChannels.REQUESTS;

/** The control plane of the generator: what it is told, and what it tells. */
@ApplicationScoped
public class GeneratorChannels {
    private final ControlTopicConsumer consumer;
    private final ControlTopicProducer producer;

    GeneratorChannels(ControlTopicConsumer consumer, ControlTopicProducer producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    /** What was asked for, what state batches are in, and how far the stages are, this one too. */
    @Incoming(REQUESTS)
    @Incoming(BATCHES)
    @Incoming(PROGRESS)
    void read(ConsumerRecord<byte[], byte[]> record) {
        consumer.apply(record);
    }

    /** How far this stage is. */
    @Outgoing(PROGRESS_OUT)
    Multi<Message<ProducerRecord<byte[], byte[]>>> progress() {
        return producer.progress();
    }

    /** Which process generates. The channel is paused: nothing arrives. */
    @Incoming(LEASE)
    void lease(ConsumerRecord<byte[], byte[]> never) {}
}
