package dev.millrace.deploy.home;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Where the stages' jars are.
 *
 * @param root the directory that the {@code ./millrace} script is in
 */
public record MillraceHome(Path root) {
    private static final String PROPERTY = "millrace.home";

    /**
     * The directory that the script named.
     *
     * @throws StageFailure with code 64 if it named none
     */
    public static MillraceHome ofScript() {
        String root = System.getProperty(PROPERTY);
        if (root == null) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "The jar alone does not know where the stages are: start the ./millrace script instead.");
        }
        return new MillraceHome(Path.of(root));
    }

    /** The directory of the module that a process comes from. */
    public Path module(Child child) {
        return root.resolve(child.jar()).getParent().getParent();
    }

    /**
     * The jar of a process.
     *
     * @throws StageFailure with code 66 if it has not been built
     */
    public Path jar(Child child) {
        Path jar = root.resolve(child.jar());
        if (!Files.exists(jar)) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "%s is missing: start the ./millrace script, which builds it, or run mvn package.".formatted(jar));
        }
        return jar;
    }
}
