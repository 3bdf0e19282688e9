package dev.millrace.eda.summary;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SummarySchemaTest {
    private static final Path SCHEMA = Path.of("../docs/summary-%d.schema.json".formatted(Summary.VERSION));

    @Test
    void allowsAllThatASummaryCanHold() throws IOException {
        // Given
        String summary = new String(new SummaryFile().bytes(Summaries.rich()), UTF_8);

        // When
        Set<ValidationMessage> problems = schema().validate(summary, InputFormat.JSON);

        // Then
        assertThat(problems).isEmpty();
    }

    @Test
    void refusesAFieldThatItDoesNotKnowAndADecimalThatIsANumber() throws IOException {
        // Given
        String summary = new String(new SummaryFile().bytes(Summaries.rich()), UTF_8)
                .replaceFirst("\"batch\"", "\"weather\" : \"fine\", \"batch\"")
                .replaceFirst("\"990\"", "990");

        // When
        Set<ValidationMessage> problems = schema().validate(summary, InputFormat.JSON);

        // Then
        assertThat(problems)
                .extracting(ValidationMessage::getMessage)
                .anySatisfy(problem -> assertThat(problem).contains("profile", "'weather'"))
                .anySatisfy(problem -> assertThat(problem).contains("integer found, string expected"));
    }

    /** The sample above need not hold every field: this holds the records themselves against the schema. */
    @Test
    void namesTheFieldsOfEveryRecordInTheirOrder() throws IOException {
        // Given
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(Summary.class, records);

        // When
        List<String> differences = records.stream()
                .filter(record -> !named(schema, record).equals(fields(record)))
                .map(record -> "%s has %s, its schema %s".formatted(record, fields(record), named(schema, record)))
                .toList();

        // Then
        assertThat(differences).isEmpty();
        assertThat(records).hasSizeGreaterThan(20);
    }

    private static List<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> named(JsonNode schema, Class<?> record) {
        JsonNode definition = record == Summary.class ? schema : schema.at("/$defs/" + record.getSimpleName());
        List<String> names = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(names::add);
        names.remove("$schema");
        return names;
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(inner -> collect(inner, records));
        } else if (type instanceof Class<?> found && found.isRecord() && records.add(found)) {
            Arrays.stream(found.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(inner -> collect(inner, records));
        }
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }
}
