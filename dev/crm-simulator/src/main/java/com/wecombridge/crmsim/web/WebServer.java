package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.crm.Crm;
import com.wecombridge.crmsim.crm.RefusedException;
import com.wecombridge.crmsim.kafka.Publisher.Standing;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All doors, on virtual threads. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_BODY = 4L << 20;

    private final DefineDoor define;
    private final Views views;
    private final ExpectDoor expect;
    private final PageFiles pages = new PageFiles();
    private final Javalin server;

    public WebServer(Crm crm, Supplier<Standing> standing, Clock clock) {
        this.define = new DefineDoor(crm, clock);
        this.views = new Views(crm, standing);
        this.expect = new ExpectDoor(crm.state(), views);
        this.server = Javalin.create(this::configure);
    }

    public void start(int port) {
        server.start(port);
    }

    public URI baseUri() {
        return URI.create("http://localhost:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        var routes = config.routes;
        routes.get("/health", context -> Answers.json(context, 200, views.health()));
        routes.post("/simulator/define/{kind}", define::handle);
        routes.post("/simulator/expect", expect::handle);
        routes.get("/simulator/query/{kind}", this::query);
        routes.get("/", context -> pages.serve(context, "index.html"));
        routes.get("/h5/todos/{todo}", context -> pages.serve(context, "h5.html"));
        routes.get("/assets/{file}", pages::asset);
        routes.exception(ProblemException.class, (e, context) -> Answers.problem(context, e));
        routes.exception(RefusedException.class, (e, context) -> refused(context, e));
        routes.exception(Exception.class, (e, context) -> broken(context, e));
    }

    private void query(Context context) {
        var filter = Filter.ofQuery(context.queryParamMap());
        Answers.json(context, 200, views.answer(context.pathParam("kind"), filter));
    }

    private static void refused(Context context, RefusedException e) {
        Answers.problem(
                context,
                new ProblemException(409, "refused", e.reason(), String.valueOf(e.getMessage())));
    }

    private static void broken(Context context, Exception e) {
        LOG.error("a request failed: {} {}", context.method(), context.path(), e);
        Answers.problem(
                context,
                new ProblemException(
                        500, "internal-error", "bug", "The simulator failed; its log says why."));
    }
}
