package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * A number that an analysis must come to, by which it is seen to have read every row.
 *
 * @param name what stands before it on its line
 * @param number the number
 */
record Answer(String name, BigDecimal number) {

    /**
     * Looks for it among what an analysis printed.
     *
     * @throws StageFailure with code 70 if it is not there, or another number
     */
    void check(String who, Path output) throws IOException {
        String prefix = name + " ";
        boolean isRight = Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> new BigDecimal(line.substring(prefix.length())))
                .anyMatch(told -> told.compareTo(number) == 0);
        if (!isRight) {
            throw new StageFailure(
                    ExitCode.BUG,
                    "%s did not come to %s %s: what it printed is %s."
                            .formatted(who, name, number.toPlainString(), output));
        }
    }
}
