package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WxCall;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import com.wecombridge.wecomsim.SimulatorSettings;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.world.LedgerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One chapter's way to its {@link Target}: the module's own calls, with tokens as binding would
 * tell them. After each test the simulator has no complaint about what it was sent; after a whole
 * chapter it has answered all that the list of endpoints says of it.
 */
final class Contract
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final TenantId TENANT = new TenantId("acme");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HeldTokens tokens = new HeldTokens();
    private final List<TokenRejected> rejected = new CopyOnWriteArrayList<>();
    private @Nullable Target target;
    private @Nullable WeComClientSettings settings;
    private @Nullable TokenFetcher fetcher;
    private @Nullable WeComApi api;
    private final Coverage coverage = new Coverage(Coverage.list());
    private final Set<Method> told = new HashSet<>();
    private long seen;

    /** One for all chapters; it ends with the JVM. */
    private static final class OneSimulator {
        static final WeComSimulator STARTED = WeComSimulator.start(SimulatorSettings.inMemory());
    }

    @Override
    public void beforeAll(ExtensionContext chapter) {
        String name = chapter.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        target =
                Target.named(environment())
                        .orElseGet(() -> Target.simulated(OneSimulator.STARTED, "wwsim" + name));
        settings = settings(target());
        fetcher = new TokenFetcher(clientSettings());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        tokens.held.clear();
        rejected.clear();
        told.add(test.getRequiredTestMethod());
        seen = ledger(0).size();
        api =
                new WeComApi(
                        clientSettings(),
                        tokens,
                        fact -> Mono.fromRunnable(() -> rejected.add(fact)),
                        Clock.systemUTC());
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        api().close();
        target().simulator().ifPresent(simulator -> simulator.define().noMoreFaults());
        assertThat(ledger(seen)).allSatisfy(asked -> assertThat(asked.complaints()).isEmpty());
        ledger(seen).stream()
                .filter(asked -> asked.path().startsWith("/cgi-bin/"))
                .filter(asked -> asked.fault().isEmpty())
                .forEach(asked -> coverage.answered(asked.path(), asked.errcode()));
    }

    @Override
    public void afterAll(ExtensionContext chapter) {
        fetcher().close();
        var type = chapter.getRequiredTestClass();
        if (target().simulator().isPresent() && told.containsAll(tests(type))) {
            assertThat(coverage.missingIn(type.getSimpleName().replace("ContractIT", "")))
                    .as("what wecom/endpoints.csv says of this chapter")
                    .isEmpty();
            assertThat(coverage.unlisted()).as("without a line in endpoints.csv").isEmpty();
        }
    }

    /** One that is switched off is not waited for: what it alone proves is missing then. */
    private static List<Method> tests(Class<?> chapter) {
        return AnnotationSupport.findAnnotatedMethods(
                        chapter, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(test -> !AnnotationSupport.isAnnotated(test, Disabled.class))
                .toList();
    }

    Target target() {
        return Objects.requireNonNull(target);
    }

    WeComClientSettings clientSettings() {
        return Objects.requireNonNull(settings);
    }

    TokenFetcher fetcher() {
        return Objects.requireNonNull(fetcher);
    }

    WeComApi api() {
        return Objects.requireNonNull(api);
    }

    /** Skips the test where it would have to make a real corp misbehave or change. */
    WeComSimulator simulator(String reason) {
        assumeTrue(target().simulator().isPresent(), "only with the simulator: " + reason);
        return target().simulator().orElseThrow();
    }

    /** What nobody can see at a real corp. */
    void behindTheScenes(Consumer<WeComSimulator> look) {
        target().simulator().ifPresent(look);
    }

    /**
     * Tells the simulator how something of this corp is to be, in the words of its control API; a
     * real corp is as it is.
     */
    void prepare(String thing, Map<String, ?> how) {
        if (target().simulator().isPresent()) {
            var whole = new HashMap<String, Object>(how);
            whole.put("corpId", target().corp().value());
            define(thing, whole);
        }
    }

    /** Answers what came of it. */
    JsonNode define(String thing, Map<String, ?> how) {
        var body = BodyPublishers.ofString(JSON.writeValueAsString(how));
        return simulator(control("define/" + thing).POST(body));
    }

    /** All that the simulator remembers of these. */
    JsonNode query(String things) {
        return simulator(control("query/" + things));
    }

    private HttpRequest.Builder control(String path) {
        return HttpRequest.newBuilder(target().baseUrl().resolve("/simulator/" + path));
    }

    private static JsonNode simulator(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Skips the test where nothing may be left behind. */
    void leavesBehind(String what) {
        assumeTrue(target().mayChange(), "WECOM_CONTRACT_CHANGES is not yes: leaves " + what);
    }

    /** What WeCom answers the app that stands for the bridge. */
    <T> T ask(WxCall<T> question) {
        return ask(target().app(), question);
    }

    /** What WeCom answers one of the corp's own apps. */
    <T> T ask(AppId app, WxCall<T> question) {
        return now(call(app, question));
    }

    /** The app that stands for the bridge is refused with this number, and we sort it so. */
    void refuses(int errcode, Class<? extends Refusal> as, WxCall<?> question) {
        refuses(target().app(), errcode, as, question);
    }

    /** One of the corp's own apps is refused with this number, and we sort it so. */
    void refuses(AppId app, int errcode, Class<? extends Refusal> as, WxCall<?> question) {
        refuses(errcode, as, call(app, question));
    }

    /** Asked from an address that the app does not trust, WeCom answers nothing of this. */
    void answersNoStranger(WxCall<?>... questions) {
        trust("203.0.113.9");
        try {
            for (WxCall<?> question : questions) {
                refuses(60020, OperatorNeeded.class, question);
            }
        } finally {
            trust("127.0.0.1");
        }
    }

    /** Takes effect a minute later. */
    private void trust(String address) {
        var world = simulator("changes whom an app trusts").define();
        hold(target().app());
        world.trustedIps(target().corp().value(), target().agentId(), address);
        world.advanceClock(Duration.ofMinutes(2));
    }

    /** An app that is not on the list of 客户联系 is told nothing there. */
    void keepsCustomersFromOtherApps(List<WxCall<?>> questions) {
        simulator("needs an app that is not on the list");
        prepare("customer-settings", Map.of("anyApp", false, "apps", List.of()));
        questions.forEach(question -> refuses(48002, OperatorNeeded.class, question));
    }

    /** A question that the library does not know, or asks in another way. */
    static WxCall<String> posting(String path, String json) {
        return api -> api.post(api.getWxCpConfigStorage().getApiUrl("/cgi-bin/" + path), json);
    }

    static void refuses(int errcode, Class<? extends Refusal> as, Mono<?> call) {
        assertThat(failureOf(call))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.errcode()).isEqualTo(errcode))
                .isInstanceOf(as);
    }

    /** A name that the settings of a real corp may leave out; the test is skipped then. */
    static String given(Optional<String> name, String setting) {
        assumeTrue(name.isPresent(), "WECOM_CONTRACT_" + setting + " is not set");
        return name.orElseThrow();
    }

    static WeComFailure failureOf(Mono<?> call) {
        try {
            throw new AssertionError("answered with " + call.block(PATIENCE));
        } catch (WeComCallException failed) {
            return failed.failure();
        }
    }

    static <T> T now(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(PATIENCE));
    }

    <T> Mono<T> call(AppId app, WxCall<T> question) {
        hold(app);
        return api().call(TENANT, target().corp(), app, question);
    }

    /** Asks with a token that is not the app's own. */
    <T> Mono<T> callWith(Secret token, WxCall<T> question) {
        return callAs(target().app(), target().corp(), token, question);
    }

    /** Asks for an app whose token did not come from a secret of the corp's. */
    <T> Mono<T> callAs(AppId app, CorpId corp, Secret token, WxCall<T> question) {
        tokens.held.put(app, new Tokens.Token(token, Instant.now().plusSeconds(60)));
        return api().call(TENANT, corp, app, question);
    }

    /** The next call fetches its token anew. */
    void forgetTokens() {
        tokens.held.clear();
    }

    /** The token of one of the corp's own apps, fetched when it is first needed in a test. */
    Secret hold(AppId app) {
        return tokens.held
                .computeIfAbsent(
                        app,
                        one -> {
                            var issued = now(fetcher().accessToken(target().corp(), secret(one)));
                            var end = Instant.now().plus(issued.life());
                            return new Tokens.Token(issued.value(), end);
                        })
                .value();
    }

    /** The secret of one of the corp's own apps; skips the test where it is not given. */
    Secret secret(AppId app) {
        var secret = target().secrets().get(app);
        assumeTrue(secret != null, "no secret is given for agent " + app.value());
        return Objects.requireNonNull(secret);
    }

    /** The refused tokens that the service would have been told of in this test. */
    List<TokenRejected> rejected() {
        return List.copyOf(rejected);
    }

    /** What the simulator was asked in this test. */
    List<LedgerEntry> asked(String path) {
        return ledger(seen).stream().filter(asked -> asked.path().equals(path)).toList();
    }

    private List<LedgerEntry> ledger(long skipped) {
        return target().simulator().stream()
                .flatMap(simulator -> simulator.query().ledger().stream())
                .skip(skipped)
                .toList();
    }

    private static WeComClientSettings settings(Target target) {
        return new WeComClientSettings(
                target.baseUrl(),
                target.simulator().map(WeComSimulator::webBaseUrl),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                3,
                20,
                Optional.empty());
    }

    private static Map<String, String> environment() {
        var all = new HashMap<>(System.getenv());
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> all.put(name, System.getProperty(name)));
        return all;
    }

    /** The tokens that binding would have told. */
    private static final class HeldTokens implements Tokens {
        final Map<AppId, Token> held = new ConcurrentHashMap<>();

        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.justOrEmpty(held.get(app));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
