package dev.millrace.contract.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Reads and writes dataset definitions: a YAML file of the user's, or one that is built in. */
public final class DatasetFile {
    /** The names of the definitions that are built in. */
    public static final List<String> BUILT_IN = List.of("transactions");

    private final ObjectMapper yaml = JsonMapper.builder(YAMLFactory.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .stringQuotingChecker(new NumberLikeInQuotes())
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * @param nameOrFile the name of a built-in dataset, or a path to a YAML file
     * @throws StageFailure with code 66 if there is neither, with 64 if the file does not define a dataset
     */
    public DatasetDefinition load(String nameOrFile) {
        if (BUILT_IN.contains(nameOrFile)) {
            return builtIn(nameOrFile);
        }
        try {
            return parse(Files.readString(Path.of(nameOrFile)), nameOrFile);
        } catch (CharacterCodingException e) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "The dataset definition %s is not UTF-8: save it as such.".formatted(nameOrFile),
                    e);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "There is no dataset '%s': name a YAML file, or one of the built-in datasets: %s."
                            .formatted(nameOrFile, String.join(", ", BUILT_IN)),
                    e);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT, "The dataset definition %s cannot be read.".formatted(nameOrFile), e);
        }
    }

    /**
     * @param text YAML
     * @param source what to call the text in messages
     * @throws StageFailure with code 64, naming the line where the text is wrong
     */
    public DatasetDefinition parse(String text, String source) {
        DatasetDefinition definition;
        try {
            definition = yaml.readValue(text, DatasetDefinition.class);
        } catch (JsonProcessingException e) {
            throw new StageFailure(ExitCode.USAGE, new YamlProblem(yaml, text, source).sentence(e), e);
        }
        if (definition == null) {
            throw new StageFailure(ExitCode.USAGE, "%s is empty: it must define a dataset.".formatted(source));
        }
        return definition;
    }

    /** Writes a definition as YAML that {@link #parse} reads. */
    public String format(DatasetDefinition definition) {
        try {
            return yaml.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition cannot be written as YAML", e);
        }
    }

    private DatasetDefinition builtIn(String name) {
        String resource = "/datasets/" + name + ".yaml";
        try (InputStream in = DatasetFile.class.getResourceAsStream(resource)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in dataset %s cannot be read".formatted(name), e);
        }
    }

    /** The reader takes a text that begins as a number does for one, and then finds that {@code ._} is none. */
    private static final class NumberLikeInQuotes extends StringQuotingChecker.Default {
        private static final String STARTS = ".+-0123456789";
        private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

        @Override
        public boolean needToQuoteValue(String value) {
            boolean startsSo = !value.isEmpty() && STARTS.indexOf(value.charAt(0)) >= 0;
            return super.needToQuoteValue(value)
                    || startsSo && !NUMBER.matcher(value).matches();
        }
    }
}
