package dev.millrace.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildBuilder;
import io.fabric8.openshift.client.OpenShiftClient;

/**
 * A cluster that keeps what it is given, as fabric8's mock server does, and plays the controllers besides: whatever is
 * created comes to its end at once, unless a test says otherwise.
 */
public final class PlayedCluster extends Dispatcher implements AutoCloseable {
    public static final String NAMESPACE = "shop";
    private static final int TIMEOUT_SECONDS = 10;
    private static final String CONTROLLERS = "controllers";
    /** It tells of every request. */
    private static final Logger TALK = Logger.getLogger("io.fabric8.mockwebserver");

    private static final Pattern BUILD = Pattern.compile(".*/buildconfigs/([^/?]+)/instantiatebinary.*");
    private static final Pattern LOG = Pattern.compile(".*/(pods|builds)/([^/?]+)/log.*");
    private static final Pattern EXEC = Pattern.compile(".*/pods/millrace-files/exec\\?(.*)");

    final PlayedVolume volume;
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<String> builds = new CopyOnWriteArrayList<>();
    public final List<Throwable> mishaps = new CopyOnWriteArrayList<>();
    public final Map<String, String> logs = new ConcurrentHashMap<>();
    public final Set<String> denied = new HashSet<>();
    /** As a real one answers about a namespace of somebody else's: this one right everybody has everywhere. */
    private final Set<String> allowed = new HashSet<>(Set.of("create builds/docker"));

    private final Map<String, Status> refusals = new HashMap<>();
    public boolean openshift = true;

    /** Names of objects that the next question about them does not find: somebody else creates them behind it. */
    final Set<String> unseen = ConcurrentHashMap.newKeySet();

    /** How long the log of a pod grows that is followed, by the pod's name. */
    final Map<String, Duration> logLengths = new ConcurrentHashMap<>();

    /** Whether sources are held, as a cluster holds them until the build's pod runs, and are given up in the end. */
    boolean holdsSources;

    private final List<String> created = new CopyOnWriteArrayList<>();
    /** Builds that were answered with: whoever looks for one finds it, also a moment before it is kept. */
    private final Map<String, Build> promised = new ConcurrentHashMap<>();

    private final AtomicInteger buildNumber = new AtomicInteger();
    private final KubernetesMockServer server;
    private final KubernetesMixedDispatcher store;
    /** The controllers' and the tests'; what it asks is no request of a command's. */
    private final OpenShiftClient client;

    private final OpenShiftClient user;
    private final ScheduledExecutorService controllers = Executors.newSingleThreadScheduledExecutor();
    private final PlayedControllers play;

    public PlayedCluster(Path directory) {
        TALK.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
        store = new KubernetesMixedDispatcher(responses);
        server = new KubernetesMockServer(
                new Context(Serialization.jsonMapper()), new MockWebServer(), responses, this, false);
        server.init(InetAddress.getLoopbackAddress(), 0);
        client = client(CONTROLLERS);
        user = client("user");
        volume = new PlayedVolume(directory.resolve("volume"));
        play = new PlayedControllers(client, this);
        play.defaultStorageClass();
    }

    /** In a namespace of which a recording tells: what may be done there, and which questions are refused with which words. */
    void answersAsIn(String recording) {
        denied.add("*");
        for (String line : PlayedHome.resource(recording + ".txt").lines().toList()) {
            String[] said = line.split(" ", 2);
            if (said[0].equals("allowed")) {
                allowed.add(said[1]);
            } else {
                Status status = new StatusBuilder()
                        .withCode(HttpURLConnection.HTTP_FORBIDDEN)
                        .withReason("Forbidden")
                        .withMessage(said[1])
                        .build();
                refusals.put(said[0], status);
            }
        }
    }

    /** Not the mock's own client, which answers some questions itself. */
    private OpenShiftClient client(String name) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.url("/"))
                        .withUserAgent(name)
                        .build())
                .build()
                .adapt(OpenShiftClient.class);
    }

    /** What the commands are given. */
    public Cluster cluster() {
        return new Cluster(user, NAMESPACE);
    }

    public OpenShiftClient client() {
        return client;
    }

    /** What happens after a thing is created; changes what happens by itself. */
    public PlayedControllers play() {
        return play;
    }

    public String address() {
        return client.getMasterUrl().toString();
    }

    /** How often something was asked for whose method and path match. */
    public long count(String pattern) {
        return requests.stream().filter(request -> request.matches(pattern)).count();
    }

    /** The objects that were created, in that order, such as {@code jobs/millrace-sink}. */
    public List<String> created() {
        return List.copyOf(created);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getPath();
        if (!CONTROLLERS.equals(request.getHeader("User-Agent"))) {
            requests.add(request.getMethod() + " " + path);
        }
        if (!openshift && path.startsWith("/apis/") && path.contains(".openshift.io")) {
            return new MockResponse().setResponseCode(404);
        }
        if (request.getMethod().equals("GET") && unseen.remove(path.replaceFirst(".*/", ""))) {
            return new MockResponse().setResponseCode(404);
        }
        if (path.equals("/apis")) {
            return json(groups());
        }
        if (refusals.containsKey(path)) {
            return json(refusals.get(path)).setResponseCode(HttpURLConnection.HTTP_FORBIDDEN);
        }
        if (path.endsWith("/selfsubjectrulesreviews")) {
            return json(rules());
        }
        if (path.endsWith("/selfsubjectaccessreviews")) {
            return json(review(Serialization.unmarshal(request.getUtf8Body(), SelfSubjectAccessReview.class)));
        }
        Matcher build = BUILD.matcher(path);
        if (build.matches()) {
            MockResponse answer = json(build(build.group(1), request.getBody().getBytes()));
            return holdsSources ? answer.setResponseCode(504).setBodyDelay(20, TimeUnit.SECONDS) : answer;
        }
        Matcher log = LOG.matcher(path);
        if (log.matches()) {
            MockResponse answer =
                    new MockResponse().setResponseCode(200).setBody(logs.getOrDefault(log.group(2), "\n"));
            Duration length = logLengths.get(log.group(2));
            return length == null ? answer : answer.setBodyDelay(length.toMillis(), TimeUnit.MILLISECONDS);
        }
        Matcher exec = EXEC.matcher(path);
        if (exec.matches()) {
            return new MockResponse().withWebSocketUpgrade(new PlayedExec(exec.group(1), volume.root()));
        }
        MockResponse response = store.dispatch(request);
        Build announced = promised.get(path.replaceFirst(".*/builds/", ""));
        if (request.getMethod().equals("GET") && response.code() == 404 && announced != null) {
            return json(announced);
        }
        if (request.getMethod().equals("POST")) {
            byte[] body = response.getBody().getBytes();
            response.setBody(body);
            react(path, new String(body, StandardCharsets.UTF_8));
        }
        return response;
    }

    private void react(String path, String body) {
        GenericKubernetesResource object = Serialization.unmarshal(body, GenericKubernetesResource.class);
        if (object.getMetadata() != null) {
            created.add(path.replaceFirst("\\?.*", "").replaceFirst(".*/", "") + "/"
                    + object.getMetadata().getName());
        }
        if (path.endsWith("/jobs")) {
            later(play.jobs, Serialization.unmarshal(body, Job.class));
        } else if (path.endsWith("/deployments")) {
            later(
                    play.deployments,
                    Serialization.unmarshal(body, io.fabric8.kubernetes.api.model.apps.Deployment.class));
        } else if (path.endsWith("/pods") && body.contains("millrace-files")) {
            later(play.filesPods, Serialization.unmarshal(body, Pod.class));
        }
    }

    private <T> void later(Consumer<T> reaction, T object) {
        after(Duration.ZERO, () -> reaction.accept(object));
    }

    /** What a controller does after a while. */
    void after(Duration delay, Runnable reaction) {
        controllers.schedule(
                () -> {
                    try {
                        reaction.run();
                    } catch (RuntimeException e) {
                        mishaps.add(e);
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private Build build(String name, byte[] archive) {
        builds.add(name);
        String number = name + "-" + buildNumber.incrementAndGet();
        play.archive(name, archive);
        Build build = new BuildBuilder()
                .withNewMetadata()
                .withName(number)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .withPhase("New")
                .endStatus()
                .build();
        promised.put(number, build);
        later(this::start, build);
        return build;
    }

    private void start(Build build) {
        String config = build.getMetadata().getName().replaceFirst("-\\d+$", "");
        build.getMetadata()
                .setLabels(client.buildConfigs()
                        .inNamespace(NAMESPACE)
                        .withName(config)
                        .get()
                        .getMetadata()
                        .getLabels());
        client.builds().inNamespace(NAMESPACE).resource(build).create();
        play.builds.accept(build);
    }

    /** What the cluster has interfaces for: by these Quarkus knows an OpenShift. */
    private APIGroupList groups() {
        Stream<String> all = openshift ? Stream.of("apps", "batch", "build.openshift.io") : Stream.of("apps", "batch");
        return new APIGroupListBuilder()
                .withGroups(all.map(name -> new APIGroupBuilder().withName(name).build())
                        .toList())
                .build();
    }

    /** As a cluster answers that cannot tell everything: what it does not tell may still be allowed. */
    private SelfSubjectRulesReview rules() {
        SelfSubjectRulesReviewBuilder review = new SelfSubjectRulesReviewBuilder()
                .withNewStatus()
                .withIncomplete(!denied.isEmpty())
                .endStatus();
        return denied.isEmpty()
                ? review.editStatus()
                        .addNewResourceRule()
                        .withVerbs("*")
                        .withApiGroups("*")
                        .withResources("*")
                        .endResourceRule()
                        .endStatus()
                        .build()
                : review.build();
    }

    private SelfSubjectAccessReview review(SelfSubjectAccessReview asked) {
        var about = asked.getSpec().getResourceAttributes();
        String resource = about.getSubresource() == null
                ? about.getResource()
                : about.getResource() + "/" + about.getSubresource();
        String right = about.getVerb() + " " + resource;
        boolean isAllowed = (allowed.contains(right) || !denied.contains("*")) && !denied.contains(right);
        return new SelfSubjectAccessReviewBuilder(asked)
                .withNewStatus()
                .withAllowed(isAllowed)
                .endStatus()
                .build();
    }

    private static MockResponse json(Object body) {
        return new MockResponse()
                .setResponseCode(200)
                .setHeader("Content-Type", "application/json")
                .setBody(Serialization.asJson(body));
    }

    /** A kubeconfig that leads here. */
    public Path kubeconfig(Path directory) {
        Path file = directory.resolve("kubeconfig");
        try {
            Files.writeString(file, """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: played, cluster: {server: "%s"}}]
                    users: [{name: me, user: {token: secret}}]
                    contexts: [{name: played, context: {cluster: played, user: me, namespace: shop}}]
                    current-context: played
                    """.formatted(address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Override
    public void close() {
        controllers.shutdown();
        try {
            controllers.awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        user.close();
        client.close();
        server.destroy();
    }
}
