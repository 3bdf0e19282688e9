package dev.millrace.runtime.batch;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;

/**
 * Rows to be generated.
 *
 * @param rows how many, from 0
 * @param seed what determines every value
 * @param defects how many of them to spoil on purpose, such as {@code 1%}; null for none
 * @param defectKinds how, names with commas between; null for all ways
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GenerateOrder(long rows, long seed, String defects, String defectKinds) {

    /**
     * The file that they make.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 64 if there are no such defects
     */
    @JsonIgnore
    public GeneratedFile file(String dataset) {
        Defects spoiled = Defects.of(Optional.ofNullable(defects), Optional.ofNullable(defectKinds));
        return new GeneratedFile(dataset, rows, seed, spoiled);
    }
}
