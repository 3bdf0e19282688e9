package dev.millrace.contract.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchRecord.Opened;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The bytes on the control topic: other versions wrote them, and will read them. */
class BatchRecordJsonTest {
    private static final Map<Integer, Long> STARTS = Map.of(1, 0L, 0, 7L);
    private static final Checkpoint START = new Checkpoint(
            12, 2, 0, 0, new Totals(0, "0000000000000000", Map.of("total", new BigDecimal("0.00"))), List.of());
    private static final Checkpoint LATER = new Checkpoint(
            5_000_000_000L,
            4_999,
            3,
            1,
            new Totals(4_997, "d8f1c2a09b3e4455", Map.of("total", new BigDecimal("89.10"))),
            List.of(new RejectedRows("Amount", "'...' is not a number", 1, List.of("line 7: 'x' is not a number"))));

    private static final String BATCH = """
            "batch":"0123456789abcdef","dataset":"sales","topic":"sales-rows","wire":"csv","source":"sales.csv",\
            "startOffsets":{"0":7,"1":0},""";
    private static final String AT_START = """
            "checkpoint":{"position":12,"line":2,"transactions":0,"rejected":0,\
            "accepted":{"rows":0,"rowHash":"0000000000000000","sums":{"total":"0.00"}}}""";
    private static final String AT_LATER = """
            "checkpoint":{"position":5000000000,"line":4999,"transactions":3,"rejected":1,\
            "accepted":{"rows":4997,"rowHash":"d8f1c2a09b3e4455","sums":{"total":"89.10"}},\
            "rejections":[{"column":"Amount","reason":"'...' is not a number","rows":1,\
            "examples":["line 7: 'x' is not a number"]}]}""";

    private final JsonMapper json = new JsonMapper();

    static Stream<Arguments> states() {
        Opened opened = opened(Optional.empty(), 1);
        Opened shared = opened(Optional.empty(), 3);
        Opened shard = shared.of(new Shard(2, 3));
        Opened replay = opened(Optional.of("fedcba9876543210"), 1);
        Map<Integer, Long> ends = Map.of(1, 20L, 0, 10L);
        return Stream.of(
                state("opened", opened, "{\"state\":\"opened\"," + BATCH + AT_START + "}"),
                state("opened, further on", opened.at(LATER), "{\"state\":\"opened\"," + BATCH + AT_LATER + "}"),
                state("shared", shared, "{\"state\":\"opened\"," + BATCH + AT_START + ",\"shards\":3}"),
                state(
                        "a shard",
                        shard.at(LATER),
                        "{\"state\":\"opened\"," + BATCH + AT_LATER + ",\"shards\":3,\"shard\":\"2/3\"}"),
                state(
                        "a shard, completed",
                        shard.at(LATER).completed(ends),
                        "{\"state\":\"completed\"," + BATCH + AT_LATER
                                + ",\"endOffsets\":{\"0\":10,\"1\":20},\"shards\":3,\"shard\":\"2/3\"}"),
                state(
                        "a replay",
                        replay,
                        "{\"state\":\"opened\"," + BATCH + AT_START + ",\"replays\":\"fedcba9876543210\"}"),
                state(
                        "completed",
                        opened.at(LATER).completed(ends),
                        "{\"state\":\"completed\"," + BATCH + AT_LATER + ",\"endOffsets\":{\"0\":10,\"1\":20}}"),
                state(
                        "completed without a row",
                        opened.completed(Map.of()),
                        "{\"state\":\"completed\"," + BATCH + AT_START + "}"),
                state(
                        "failed",
                        opened.at(LATER).failed("too many rejected"),
                        "{\"state\":\"failed\"," + BATCH + AT_LATER + ",\"reason\":\"too many rejected\"}"),
                state(
                        "a replay, failed",
                        replay.failed("given up"),
                        "{\"state\":\"failed\"," + BATCH + AT_START
                                + ",\"reason\":\"given up\",\"replays\":\"fedcba9876543210\"}"),
                state(
                        "failed by a shard",
                        shard.failed("too many rejected"),
                        "{\"state\":\"failed\"," + BATCH + AT_START
                                + ",\"reason\":\"too many rejected\",\"shards\":3}"));
    }

    private static Opened opened(Optional<String> replays, int shards) {
        return BatchRecord.opened(
                new BatchDetails(
                        "0123456789abcdef",
                        "sales",
                        "sales-rows",
                        WireFormat.CSV,
                        "sales.csv",
                        STARTS,
                        replays,
                        shards),
                START);
    }

    private static Arguments state(String name, BatchRecord record, String text) {
        return arguments(Named.of(name, record), text);
    }

    @ParameterizedTest
    @MethodSource("states")
    void isWrittenByteForByteAsEver(BatchRecord record, String text) throws JsonProcessingException {
        // When / Then
        assertThat(json.writeValueAsString(record)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("states")
    void isReadAsEver(BatchRecord record, String text) throws JsonProcessingException {
        // When / Then
        assertThat(json.readValue(text, BatchRecord.class)).isEqualTo(record);
    }
}
