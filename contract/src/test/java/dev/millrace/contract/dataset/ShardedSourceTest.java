package dev.millrace.contract.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.Shard;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the shards of a text against the text. */
class ShardedSourceTest {
    private Path file;

    @BeforeProperty
    void create() throws IOException {
        file = Files.createTempFile("sharded", ".csv");
    }

    @AfterProperty
    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Lines of anything that has a meaning: quotes with line breaks in them, broken quotes, empty lines. */
    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.strings().withChars('"', ',', '\n', '\r', 'a', 'é').ofMaxLength(60);
    }

    @Property(tries = 400)
    void everyRecordBelongsToOneShardWithItsOwnLine(
            @ForAll("nonsense") String rows, @ForAll @IntRange(min = 1, max = 9) int count) throws IOException {
        // Given
        byte[] text = ("a,b\n" + rows).getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        List<CsvRecord> all = records(file, Shard.WHOLE, text.length);

        // When
        List<CsvRecord> ofShards = ofShards(file, count, text.length);

        // Then
        assertThat(ofShards).isEqualTo(all);
    }

    @Property(tries = 200)
    void aShardGoesOnFromAnyOfItsRecords(@ForAll("nonsense") String rows, @ForAll @IntRange(min = 1, max = 4) int count)
            throws IOException {
        // Given
        byte[] text = ("a,b\n" + rows).getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);

        for (int index = 0; index < count; index++) {
            Shard shard = new Shard(index, count);
            List<CsvRecord> own = records(file, shard, text.length);
            for (int i = 0; i < own.size(); i++) {
                CsvRecord last = own.get(i);

                // When
                List<CsvRecord> rest = records(file, shard, text.length, last.end(), last.nextLine());

                // Then
                assertThat(rest).isEqualTo(own.subList(i + 1, own.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPackedTextIsCutAsTheTextIs(Packed packed, @TempDir Path directory) throws IOException {
        // Given
        byte[] text = "a,b\n1,\"two\nlines\"\n2,x\n\n3,\"four\n\n\nlines\"\n4,y\n".getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(directory.resolve("plain.csv"), text);

        // When
        Path small = Files.write(directory.resolve("packed.csv"), packed.pack(text));

        // Then
        for (int index = 0; index < 3; index++) {
            Shard shard = new Shard(index, 3);
            assertThat(records(small, shard, text.length)).isEqualTo(records(plain, shard, text.length));
        }
        assertThat(ofShards(small, 3, text.length)).extracting(CsvRecord::line).containsExactly(2L, 4L, 6L, 10L);
    }

    @Test
    void aRecordThatStartsWhereAShardEndsIsTheNextOnes(@TempDir Path directory) throws IOException {
        // Given
        Path halves = Files.writeString(directory.resolve("halves.csv"), "a,b\n1,x\n2,y\n3,z\n");

        // When
        List<CsvRecord> first = records(halves, new Shard(0, 2), 16);

        // Then
        assertThat(first).extracting(CsvRecord::raw).containsExactly("1,x");
        assertThat(records(halves, new Shard(1, 2), 16))
                .extracting(CsvRecord::raw)
                .containsExactly("2,y", "3,z");
    }

    private static List<CsvRecord> ofShards(Path file, int count, long length) {
        List<CsvRecord> all = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            all.addAll(records(file, new Shard(index, count), length));
        }
        return all;
    }

    private static List<CsvRecord> records(Path file, Shard shard, long length) {
        try (CsvSource source = CsvSource.open(file)) {
            return records(file, shard, length, source.dataOffset(), source.dataLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CsvRecord> records(Path file, Shard shard, long length, long offset, long line) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvSource source = CsvSource.open(file)) {
            source.confine(shard.first(length), shard.end(length));
            source.seek(offset, line);
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
