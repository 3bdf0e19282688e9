package dev.millrace.generator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.manifest.DefectKind;
import dev.millrace.contract.manifest.Defects;

/** Makes the rows of a generator, and spoils some of them. Every row stays one line, so the others stay where they are. */
final class DefectiveRows implements RowGenerator {
    /** How far back a row to be repeated is looked for: only where nearly every row is spoiled is there none. */
    private static final int LOOK_BACK = 64;

    private final RowGenerator rows;
    private final DefectPlan plan;
    private final DefectInjector injector;

    DefectiveRows(RowGenerator rows, DatasetDefinition definition, long seed, Defects defects) {
        this.rows = rows;
        this.plan = new DefectPlan(seed, defects);
        this.injector = new DefectInjector(definition, plan);
    }

    @Override
    public Chunk write(long first, long end, RowBuffer out) {
        ChunkWriter writer = new ChunkWriter(out);
        long good = first;
        for (long row = first; row < end; row++) {
            if (plan.isHit(row)) {
                writer.good(good, row);
                if (plan.kind(row) == DefectKind.DUPLICATE) {
                    writer.duplicate(row);
                } else {
                    writer.spoiled(row);
                }
                good = row + 1;
            }
        }
        writer.good(good, end);
        return writer.chunk();
    }

    /** A good row before this one; this one if there is none near. */
    private long original(long row) {
        for (long before = row - 1; before >= 0 && before >= row - LOOK_BACK; before--) {
            if (!plan.isHit(before)) {
                return before;
            }
        }
        return row;
    }

    /** The rows of one chunk as they are made. */
    private final class ChunkWriter {
        private final RowBuffer out;
        private final RowBuffer single = new RowBuffer(1);
        private final RowHash hasher = new RowHash();
        private final List<Defect> defects = new ArrayList<>();
        private long count;
        private long hashes;
        private long cents;

        ChunkWriter(RowBuffer out) {
            this.out = out;
        }

        void good(long first, long end) {
            add(rows.write(first, end, out));
        }

        void duplicate(long row) {
            long original = original(row);
            good(original, original + 1);
            if (original != row) {
                defects.add(new Defect(row, DefectKind.DUPLICATE, ""));
            }
        }

        void spoiled(long row) {
            single.clear();
            Chunk before = rows.write(row, row + 1, single);
            String line = new String(single.bytes(), 0, single.length() - 1, StandardCharsets.UTF_8);
            DefectInjector.DefectiveRow spoiled = injector.inject(row, line);
            out.rawRow(spoiled.line());
            defects.add(spoiled.defect());
            if (!spoiled.defect().isRejectable()) {
                String text = new String(spoiled.line(), StandardCharsets.UTF_8);
                count++;
                hashes += hasher.of(Row.of(text.split(",", -1)));
                cents += before.cents();
            }
        }

        Chunk chunk() {
            return new Chunk(out, count, hashes, cents, defects);
        }

        private void add(Chunk chunk) {
            count += chunk.rows();
            hashes += chunk.hashes();
            cents += chunk.cents();
        }
    }
}
