package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.archive.ArchiveChapter;
import com.wecombridge.wecomsim.behaviour.Behaviour;
import com.wecombridge.wecomsim.chat.ChatsChapter;
import com.wecombridge.wecomsim.control.ControlDoor;
import com.wecombridge.wecomsim.jsbridge.JsChapter;
import com.wecombridge.wecomsim.message.MessagesChapter;
import com.wecombridge.wecomsim.press.PressChapter;
import com.wecombridge.wecomsim.proxy.ReverseProxy;
import com.wecombridge.wecomsim.signin.SignInChapter;
import com.wecombridge.wecomsim.trust.TrustChapter;
import com.wecombridge.wecomsim.web.ClientPage;
import com.wecombridge.wecomsim.web.JacksonMapper;
import com.wecombridge.wecomsim.web.LiveFeed;
import com.wecombridge.wecomsim.web.PageDoor;
import com.wecombridge.wecomsim.web.WeComDoor;
import com.wecombridge.wecomsim.window.WindowsChapter;
import com.wecombridge.wecomsim.world.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;

/** A running simulator: one HTTP server that is WeCom for any number of corps. */
public final class WeComSimulator implements AutoCloseable {

    private final Rooms rooms;
    private final LiveFeed liveFeed;
    private final Javalin server;
    private final Optional<ReverseProxy> proxy;
    private final Definitions definitions;

    private WeComSimulator(SimulatorSettings settings) {
        var clock = Clock.systemUTC();
        var file = settings.stateFolder().map(WeComSimulator::stateFile);
        var world = World.open(file, clock, Behaviour.standard(settings.retrySpacing()));
        rooms = Rooms.around(world, clock);
        definitions = new Definitions(rooms.core(), rooms.chapters());
        liveFeed = new LiveFeed(world);
        server = Javalin.create(this::configure).start(settings.port());
        var touch = rooms.chapters().get(JsChapter.class).touch();
        proxy =
                settings.proxyPort() == 0
                        ? Optional.empty()
                        : Optional.of(
                                ReverseProxy.start(
                                        settings.proxyPort(), settings.gateway(), touch));
        rooms.courier().start();
        rooms.core().errands().start();
        rooms.tickets().start(settings.ticketPeriod(), settings.ticketRetry());
    }

    /** Starts a simulator; it answers when this returns. */
    public static WeComSimulator start(SimulatorSettings settings) {
        return new WeComSimulator(settings);
    }

    /** What {@code WECOM_API_BASE_URL} is to be. */
    public URI apiBaseUrl() {
        return URI.create("http://localhost:" + server.port());
    }

    /** What {@code WECOM_WEB_BASE_URL} is to be. */
    public URI webBaseUrl() {
        return apiBaseUrl();
    }

    public int port() {
        return server.port();
    }

    /** Says how things are to be. */
    public Definitions define() {
        return definitions;
    }

    /** Waits until things happened. */
    public Expectations expect() {
        return new Expectations(rooms.world());
    }

    /** Says what is and what was. */
    public Queries query() {
        return new Queries(rooms.world(), rooms.core().tokens());
    }

    /** Where apps' pages may live. */
    public TrustChapter domains() {
        return rooms.chapters().get(TrustChapter.class);
    }

    /** Codes of sign-in pages. */
    public SignInChapter signIns() {
        return rooms.chapters().get(SignInChapter.class);
    }

    /** Cards as members see them, and who does not want to see any. */
    public MessagesChapter messages() {
        return rooms.chapters().get(MessagesChapter.class);
    }

    /** What members do to apps: press, click, open, write. */
    public PressChapter presses() {
        return rooms.chapters().get(PressChapter.class);
    }

    /** What people say to each other. */
    public Chats chats() {
        return new Chats(rooms.chapters().get(ChatsChapter.class));
    }

    /** The chat archive. */
    public ArchiveChapter archive() {
        return rooms.chapters().get(ArchiveChapter.class);
    }

    /** Windows of members' clients: a page that somebody has open. */
    public WindowsChapter windows() {
        return rooms.chapters().get(WindowsChapter.class);
    }

    /** The simulated time, which {@code define().advanceClock} moves. */
    public InstantSource clock() {
        return rooms.world();
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = 10_000_000;
        config.jsonMapper(new JacksonMapper());
        config.routes.get("/health", context -> context.result("ok"));
        var chapters = rooms.chapters();
        new ControlDoor(rooms.world(), chapters.things(), chapters.records()).open(config.routes);
        chapters.open(config.routes);
        new WeComDoor(rooms.surface()).open(config.routes);
        liveFeed.open(config.routes);
        new PageDoor(rooms.world(), this::proxyPort).open(config.routes);
        ClientPage.open(config.routes);
    }

    private int proxyPort() {
        return proxy.map(ReverseProxy::port).orElse(0);
    }

    private static Path stateFile(Path folder) {
        try {
            return Files.createDirectories(folder).resolve("wecom-simulator.mv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.ifPresent(ReverseProxy::close);
        liveFeed.close();
        server.stop();
        rooms.close();
    }
}
