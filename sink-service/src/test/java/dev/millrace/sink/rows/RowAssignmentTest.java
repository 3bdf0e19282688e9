package dev.millrace.sink.rows;

import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class RowAssignmentTest {
    private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

    private final RecordingTaker taker = new RecordingTaker(Map.of(0, 3L));
    private final RowAssignment assignment = new RowAssignment("sales", taker);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    private static ConsumerRecord<byte[], byte[]> row(long offset) {
        return new ConsumerRecord<>("sales", 0, offset, null, new byte[0]);
    }

    private static ConsumerRecords<byte[], byte[]> poll(long offset) {
        return new ConsumerRecords<>(
                Map.of(PARTITION, List.of(row(offset))), Map.of(PARTITION, new OffsetAndMetadata(offset + 1)));
    }

    @Test
    void theConsumerIsGivenThePartitionsOfThisBatchAloneAndNotPaused() {
        // Given
        consumer.assign(List.of(PARTITION, new TopicPartition("other", 7)));
        consumer.pause(consumer.assignment());

        // When
        assignment.assign(consumer);

        // Then
        assertThat(consumer.assignment()).containsExactly(PARTITION);
        assertThat(consumer.paused()).doesNotContain(PARTITION);
        assertThat(consumer.position(PARTITION)).isEqualTo(3);
    }

    @Test
    void whatAPollThrowsIsFoundOutByOneMore() {
        // Given
        assignment.assign(consumer);
        consumer.setPollException(new TopicAuthorizationException("Not authorized to access topics: [sales]"));

        // When
        try {
            assignment.probe(consumer);
        } catch (TopicAuthorizationException e) {
            assignment.fail(e);
        }

        // Then
        StageFailure failure =
                catchThrowableOfType(StageFailure.class, () -> assignment.rethrowFailure("localhost:9092"));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure).hasMessageStartingWith("Kafka at localhost:9092 refuses this client (Not authorized");
    }

    @Test
    void rowsThatComeWhileItIsProbedAreGivenBack() {
        // Given
        assignment.assign(consumer);
        consumer.addRecord(row(3));

        // When
        assignment.probe(consumer);

        // Then
        assertThat(consumer.position(PARTITION)).isEqualTo(3);
        assertThat(taker.places()).isEmpty();
    }

    @Test
    void rowsThatAreGivenBackTakeNoRoom() {
        // Given
        assignment.assign(consumer);
        consumer.addRecord(row(3));
        Thread poll = anotherPoll();

        // When
        assignment.probe(consumer);

        // Then
        assertThat(List.of(poll, anotherPoll())).allMatch(RowAssignmentTest::hasRoom);
        assertThat(anotherPoll()).matches(Thread::isAlive, "waits");
    }

    @Test
    void theNextPollWaitsUntilOneHasLanded() {
        // Given
        assertThat(anotherPoll()).matches(RowAssignmentTest::hasRoom, "has room");
        Thread next = anotherPoll();
        assertThat(next).matches(Thread::isAlive, "waits");

        // When
        assignment.take(poll(3));

        // Then
        await().until(() -> hasRoom(next));
        assertThat(anotherPoll()).matches(Thread::isAlive, "waits");
    }

    @Test
    void theEndKeepsNoPollWaiting() {
        // Given
        anotherPoll();
        Thread next = anotherPoll();

        // When
        assignment.end();

        // Then
        await().until(() -> hasRoom(next));
        assertThat(anotherPoll()).matches(RowAssignmentTest::hasRoom, "has room");
    }

    @Test
    void aFailureKeepsNoPollWaiting() {
        // Given
        RowAssignment failing = new RowAssignment("sales", new RecordingTaker(Map.of()) {
            @Override
            public void take(ConsumerRecords<byte[], byte[]> rows) {
                throw new IllegalStateException("a bug");
            }
        });
        anotherPoll(failing);
        Thread next = anotherPoll(failing);

        // When
        failing.take(poll(3));

        // Then
        await().until(() -> hasRoom(next));
    }

    /** One that the polling thread has made; it has got room by now, or waits for it. */
    private Thread anotherPoll() {
        return anotherPoll(assignment);
    }

    private static Thread anotherPoll(RowAssignment of) {
        Thread polling = new Thread(of::awaitRoom);
        polling.setDaemon(true);
        polling.start();
        await().until(() -> hasRoom(polling) || polling.getState() == Thread.State.WAITING);
        return polling;
    }

    private static boolean hasRoom(Thread polling) {
        return polling.getState() == Thread.State.TERMINATED;
    }

    @Test
    void nothingIsTakenBehindTheEndOrAFailure() {
        // Given
        RowAssignment failed = new RowAssignment("sales", taker);
        failed.fail(new IllegalStateException());
        assignment.take(poll(3));
        assignment.end();

        // When
        assignment.take(poll(4));
        failed.take(poll(5));

        // Then
        assertThat(taker.places()).containsExactly("sales/3");
    }

    @Test
    void aFailureBehindTheEndIsNone() {
        // Given
        assignment.end();

        // When
        assignment.fail(new IllegalStateException());

        // Then
        assertThatCode(() -> assignment.rethrowFailure("localhost:9092")).doesNotThrowAnyException();
    }
}
