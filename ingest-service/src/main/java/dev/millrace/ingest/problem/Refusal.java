package dev.millrace.ingest.problem;

/** What those are told who are not let in, whoever refuses them: a filter, the authentication, a resource. */
public final class Refusal {
    public static final Problem NO_TOKEN = problem(
            401, "Who are you?", "Send a token that this service knows in the header Authorization: Bearer <token>.");
    public static final Problem WRONG_TOKEN = problem(401, "Unknown token", "This service does not know the token.");
    public static final Problem TOO_MANY_TRIES =
            problem(429, "Too many wrong tokens", "Wait for a few seconds, then try the right one.");
    public static final Problem MAY_NOT =
            problem(403, "Not allowed", "The token is known, and does not allow this: it takes one that may trigger.");
    public static final Problem FOREIGN_PAGE = problem(
            403,
            "Not from here",
            "The request comes from a page of another site: send it from this service's own page.");
    public static final Problem FOREIGN_HOST = problem(
            403, "Not this host", "This service is open to its own machine alone: call it localhost or 127.0.0.1.");
    public static final Problem HIDDEN = problem(404, "Not here", "There is nothing at this path.");

    private Refusal() {}

    private static Problem problem(int status, String title, String detail) {
        return new Problem(title, status, detail, null);
    }
}
