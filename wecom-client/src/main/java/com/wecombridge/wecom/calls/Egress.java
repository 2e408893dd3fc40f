package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.endpoints.Endpoint;
import com.wecombridge.wecom.limits.AddressTurns;
import com.wecombridge.wecom.limits.ApiLimits;
import com.wecombridge.wecom.limits.LimitSettings;
import io.github.bucket4j.Bucket;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.http.impl.client.CloseableHttpClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Our one address towards WeCom: the threads and connections on which calls are made, and the
 * limits that all calls of this process share, with a token or without.
 */
public final class Egress implements AutoCloseable {
    /** Longer than WeCom's longest window but the day's, so that forgetting gives nothing away. */
    private static final Duration CORP_REMEMBERED = Duration.ofMinutes(75);

    private static final ContextSnapshotFactory TRACES = ContextSnapshotFactory.builder().build();

    private final WeComClientSettings settings;
    private final Duration waitForToken;
    private final ApiLimits limits;
    private final Ticker ticker;
    private final CallMeters meters;
    private final CloseableHttpClient client;
    private final ExecutorService threads;
    private final Scheduler callers;
    private final Map<String, Optional<AddressTurns>> turns = new ConcurrentHashMap<>();
    private final Cache<String, CorpLimits> corps;

    /** With the whole of WeCom's limits, observed by nobody. */
    public Egress(WeComClientSettings settings) {
        this(settings, LimitSettings.usual(), new SimpleMeterRegistry());
    }

    /** Counted, but part of no trace. */
    public Egress(WeComClientSettings settings, LimitSettings limits, MeterRegistry registry) {
        this(settings, limits, registry, Ticker.systemTicker());
    }

    public Egress(
            WeComClientSettings settings,
            LimitSettings limits,
            MeterRegistry registry,
            ObservationRegistry observations) {
        this(settings, limits, new CallMeters(registry, observations), Ticker.systemTicker());
    }

    Egress(
            WeComClientSettings settings,
            LimitSettings limits,
            MeterRegistry registry,
            Ticker ticker) {
        this(settings, limits, new CallMeters(registry, countedIn(registry)), ticker);
    }

    private Egress(
            WeComClientSettings settings, LimitSettings limits, CallMeters meters, Ticker ticker) {
        this.settings = settings;
        this.waitForToken = limits.waitForToken();
        this.limits = new ApiLimits(limits);
        this.ticker = ticker;
        this.meters = meters;
        this.client = Connections.pooled(settings);
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("wecom-call-", 0).factory());
        this.callers = Schedulers.fromExecutorService(threads);
        this.corps =
                Caffeine.newBuilder().ticker(ticker).expireAfterAccess(CORP_REMEMBERED).build();
        meters.watch("wecom.questions.pausing", corps.asMap().values(), CorpLimits::pausing);
        meters.watch("wecom.questions.resting", corps.asMap().values(), CorpLimits::resting);
        meters.watch("wecom.corps.remembered", corps.asMap().values(), _ -> 1);
    }

    private static ObservationRegistry countedIn(MeterRegistry registry) {
        var observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(registry));
        return observations;
    }

    /**
     * Makes a call that needs no token of a corp's app, within all limits.
     *
     * @param onBehalfOf the corp or the suite whose turn it takes
     */
    public <T> Mono<T> ask(String onBehalfOf, String path, Supplier<T> request) {
        return onCaller(() -> within(onBehalfOf, path, request));
    }

    @Override
    public void close() throws IOException {
        callers.dispose();
        threads.shutdownNow();
        client.close();
    }

    /** The connections that all calls share; never used but within {@link #ask}. */
    public CloseableHttpClient client() {
        return client;
    }

    /** On a thread that may wait, as part of the trace of whoever asked. */
    <T> Mono<T> onCaller(Callable<T> call) {
        return Mono.deferContextual(
                asked -> Mono.fromCallable(() -> inTraceOf(asked, call)).subscribeOn(callers));
    }

    private static <T> T inTraceOf(ContextView asked, Callable<T> call) throws Exception {
        try (var _ = TRACES.setThreadLocalsFrom(asked, ObservationThreadLocalAccessor.KEY)) {
            return call.call();
        }
    }

    /** Makes a call within all limits; blocks. */
    <T> T within(String onBehalfOf, String path, Supplier<T> request) {
        String listed = Endpoint.at(path).path();
        return meters.counted(listed, () -> limitsOf(onBehalfOf).within(listed, request));
    }

    CorpLimits limitsOf(String corp) {
        return corps.get(corp, key -> new CorpLimits(key, this));
    }

    /** Lets go of corps that were quiet for long; happens by itself with the next calls. */
    void tidy() {
        corps.cleanUp();
    }

    /** Waits for our address' turn, which corps get in rotation. */
    void takeTurn(String corp, String path) {
        turns.computeIfAbsent(path, this::turnsAt)
                .ifPresent(address -> takeTurn(corp, path, address));
    }

    Optional<Bucket> quotaOfCorp(String path) {
        return limits.ofCorp(path);
    }

    WeComClientSettings settings() {
        return settings;
    }

    Duration waitForToken() {
        return waitForToken;
    }

    Ticker ticker() {
        return ticker;
    }

    ExecutorService threads() {
        return threads;
    }

    private Optional<AddressTurns> turnsAt(String path) {
        var address = limits.ofAddress(path);
        address.ifPresent(known -> meters.watch(path, known));
        return address;
    }

    private void takeTurn(String corp, String path, AddressTurns address) {
        long begun = System.nanoTime();
        try {
            if (!address.take(corp, settings.waitForTurn())) {
                throw new WeComCallException(new NotCalled(Obstacle.OUT_OF_QUOTA));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WeComCallException(new NotCalled(Obstacle.OUT_OF_QUOTA), interrupted);
        } finally {
            meters.waited(path, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
