package dev.millrace.sink.service;

import dev.millrace.runtime.control.ControlTopicConsumer;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.control.StageLease;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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

/** The control plane of the sink, which has two stages to work at: what it is told, and what it tells. */
@ApplicationScoped
public class SinkChannels {
    /** In: the lease of the analysis, beside that of the landing. */
    static final String ANALYSIS_LEASE = "analysis-lease";

    private final ControlTopicConsumer consumer;
    private final ControlTopicProducer producer;

    SinkChannels(ControlTopicConsumer consumer, ControlTopicProducer producer) {
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

    /** Which process lands. The channel is paused: nothing arrives. */
    @Incoming(LEASE)
    void lease(ConsumerRecord<byte[], byte[]> never) {}

    /** Which process has landed rows analysed. The channel is paused: nothing arrives. */
    @Incoming(ANALYSIS_LEASE)
    void analysisLease(ConsumerRecord<byte[], byte[]> never) {}

    @Produces
    @Singleton
    @Identifier(ANALYSIS_LEASE)
    StageLease analysisLease() {
        return new StageLease();
    }
}
