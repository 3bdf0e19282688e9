package dev.millrace.eda.input;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.collection.JavaConverters;

/**
 * What an expression or a query may do, looked at before Spark analyses it: compute from the rows, and nothing else. Spark's
 * SQL can also call any Java method, read any file and change the session; so what may be in it is listed, by Spark's own
 * groups of functions, and all else is refused.
 *
 * @see <a href="https://spark.apache.org/docs/3.5.7/api/sql/">Spark's built-in functions</a>
 */
public final class SqlGuard {
    /** What {@link #refused(LogicalPlan)} returns for what is no query at all. */
    public static final String STATEMENT = "a statement";

    private static final String COMPUTED_NAME = "a computed name";

    private static final Set<String> SCALAR = Set.of(
            "array_funcs",
            "bitwise_funcs",
            "collection_funcs",
            "conditional_funcs",
            "conversion_funcs",
            "datetime_funcs",
            "hash_funcs",
            "json_funcs",
            "lambda_funcs",
            "map_funcs",
            "math_funcs",
            "predicate_funcs",
            "string_funcs",
            "struct_funcs",
            "url_funcs");

    private static final Set<String> OF_MANY_ROWS = Set.of("agg_funcs", "generator_funcs", "window_funcs");

    /** Of the group of what fits nowhere, in which the doors to Java and to files are too. */
    private static final Set<String> HARMLESS = Set.of(
            "assert_true", "equal_null", "monotonically_increasing_id", "raise_error", "typeof", "uuid", "version");

    private static final Set<String> UNRESOLVED = Set.of(
            "MultiAlias",
            "UnresolvedAlias",
            "UnresolvedAttribute",
            "UnresolvedExtractValue",
            "UnresolvedFunction",
            "UnresolvedOrdinal",
            "UnresolvedStar");

    private static final Set<String> RELATIONAL = Set.of(
            "Aggregate",
            "Deduplicate",
            "Distinct",
            "Except",
            "Expand",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "Pivot",
            "Project",
            "Range",
            "Sample",
            "Sort",
            "SubqueryAlias",
            "Union",
            "UnresolvedHaving",
            "UnresolvedHint",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedTableValuedFunction",
            "UnresolvedWith",
            "Unpivot",
            "Window",
            "WithWindowDefinition");

    private SqlGuard() {}

    /**
     * What a derived column may not do but would: compute from anything but the columns of its row.
     *
     * @return what is refused, such as {@code the function java_method}; empty if there is nothing
     */
    public static Optional<String> refused(Expression expression) {
        return nodes(expression)
                .flatMap(node -> {
                    if (node instanceof SubqueryExpression) {
                        return Stream.of("a subquery");
                    }
                    if (node instanceof Star) {
                        return Stream.of("a star");
                    }
                    if (node instanceof WindowExpression) {
                        return Stream.of("a window");
                    }
                    return refused(node, SCALAR).stream();
                })
                .findFirst();
    }

    /**
     * What a query may not do but would: anything but read the rows.
     *
     * @return what is refused, such as {@code the table csv./etc/passwd}; empty if there is nothing
     */
    public static Optional<String> refused(LogicalPlan plan) {
        Set<String> groups = new HashSet<>(SCALAR);
        groups.addAll(OF_MANY_ROWS);
        return nodes(plan)
                .flatMap(node -> {
                    if (node instanceof UnresolvedRelation relation
                            && relation.multipartIdentifier().size() > 1) {
                        return Stream.of(
                                "the table " + relation.multipartIdentifier().mkString("."));
                    }
                    if (node instanceof LogicalPlan) {
                        return RELATIONAL.contains(node.getClass().getSimpleName())
                                ? Stream.empty()
                                : Stream.of(isComputedName(node) ? COMPUTED_NAME : STATEMENT);
                    }
                    return refused(node, groups).stream();
                })
                .findFirst();
    }

    private static Optional<String> refused(TreeNode<?> node, Set<String> groups) {
        if (node instanceof UnresolvedFunction function) {
            return refused(function.nameParts().mkString("."), groups);
        }
        if (node instanceof UnresolvedGenerator generator) {
            return refused(generator.name().unquotedString(), groups);
        }
        return isComputedName(node) ? Optional.of(COMPUTED_NAME) : Optional.empty();
    }

    private static boolean isComputedName(TreeNode<?> node) {
        // A name that is computed becomes a function or a table only when Spark analyses it.
        return node.getClass().getPackageName().endsWith(".catalyst.analysis")
                && !UNRESOLVED.contains(node.getClass().getSimpleName());
    }

    private static Optional<String> refused(String function, Set<String> groups) {
        String name = function.toLowerCase(Locale.ROOT);
        return isAllowed(name, groups) ? Optional.empty() : Optional.of("the function " + name);
    }

    /** A function that Spark does not have is left to Spark, which says so. */
    private static boolean isAllowed(String name, Set<String> groups) {
        return HARMLESS.contains(name)
                || JavaConverters.mapAsJavaMap(FunctionRegistry.expressions()).entrySet().stream()
                        .filter(built -> name.equals(built.getKey()) || name.endsWith("." + built.getKey()))
                        .allMatch(built -> groups.contains(built.getValue()._1().getGroup()));
    }

    /** A tree with all that hangs in it: children, expressions, common tables, and the plans of subqueries. */
    private static Stream<TreeNode<?>> nodes(TreeNode<?> node) {
        Stream<TreeNode<?>> children = trees(node.children());
        Stream<TreeNode<?>> inner = trees(node.innerChildren());
        Stream<TreeNode<?>> expressions = node instanceof LogicalPlan plan ? trees(plan.expressions()) : Stream.empty();
        Stream<TreeNode<?>> plans =
                node instanceof SubqueryExpression subquery ? Stream.of(subquery.plan()) : Stream.empty();
        return Stream.concat(
                Stream.of(node),
                Stream.of(children, inner, expressions, plans)
                        .flatMap(all -> all)
                        .flatMap(SqlGuard::nodes));
    }

    private static Stream<TreeNode<?>> trees(scala.collection.Seq<?> nodes) {
        return JavaConverters.seqAsJavaList(nodes).stream()
                .filter(TreeNode.class::isInstance)
                .map(node -> (TreeNode<?>) node);
    }
}
