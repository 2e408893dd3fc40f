package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.callback.CallbackXml;
import com.wecombridge.wecom.calls.Tokens;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WxCall;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.SimulatorSettings;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.LedgerEntry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessageSendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** What the module promises, told by a WeCom that is strict about what it receives. */
class WeComContractIT {
    private static final TenantId ACME = new TenantId("acme");
    private static final String CORP = "wwacme0000000001";
    private static final int AGENT = 1000002;
    private static final SuiteId SUITE = new SuiteId("wwlocalsuite000001");
    private static final String PROVIDER = "wwlocalprovider01";
    private static final String SEND = "/cgi-bin/message/send";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator weCom = WeComSimulator.start(SimulatorSettings.inMemory());
    private final CallbackDoor door = new CallbackDoor(CORP, SUITE.value(), PROVIDER);
    private final WeComClientSettings settings =
            new WeComClientSettings(
                    weCom.apiBaseUrl(),
                    Optional.of(weCom.webBaseUrl()),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    3,
                    20);
    private final HeldToken tokens = new HeldToken();
    private final List<TokenRejected> rejected = new ArrayList<>();
    private final TokenFetcher fetcher = new TokenFetcher(settings);
    private final SuiteApi suites = new SuiteApi(settings);
    private final WeComApi api =
            new WeComApi(
                    settings,
                    tokens,
                    fact -> Mono.fromRunnable(() -> rejected.add(fact)),
                    Clock.systemUTC());

    @BeforeEach
    void aCorpWithPeople() {
        weCom.define().corp(CORP, corp -> corp.name("Acme 某某科技").standardCast());
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(weCom.query().ledger())
                .allSatisfy(request -> assertThat(request.complaints()).isEmpty());
        api.close();
        suites.close();
        fetcher.close();
        weCom.close();
        door.close();
    }

    @Nested
    class ForACorpsOwnApp {

        @BeforeEach
        void anAppWithItsToken() {
            weCom.define()
                    .app(
                            CORP,
                            AGENT,
                            app -> app.name("CRM").secret("acme-crm-secret").visibleParties(1));
            tokens.hold(fetch());
        }

        @Test
        void readsAMemberAndTheVisibleRange() {
            var name = ask(service -> service.getUserService().getById("LI_LEI").getName());
            var agent = ask(service -> service.getAgentService().get(AGENT).getName());

            assertThat(name).isEqualTo("李雷");
            assertThat(agent).isEqualTo("CRM");
        }

        @Test
        void bringsAMessageToAMemberAndHearsWhoWasNotReached() {
            var result = send("LI_LEI|NOBODY");

            assertThat(result.getInvalidUser()).isEqualToIgnoringCase("NOBODY");
            assertThat(weCom.query().messagesOf(CORP, "LI_LEI")).hasSize(1);
        }

        @Test
        void sortsWhatWeComRefuses() {
            assertThat(failureOf(s -> s.getUserService().getById("NOBODY").getName()))
                    .isInstanceOfSatisfying(
                            ItemRefused.class,
                            refused -> {
                                assertThat(refused.errcode()).isEqualTo(60111);
                                assertThat(refused.errmsg()).contains("hint: [");
                            });
            assertThat(failureOf(s -> sendBy(s, "NOBODY").getMsgId()))
                    .isInstanceOfSatisfying(
                            StateTold.class, state -> assertThat(state.errcode()).isEqualTo(81013));
        }

        @Test
        void tellsATokenThatWasTakenBackEarlyAndGoesOnWithTheNextOne() {
            weCom.define().invalidateTokens(CORP, AGENT);
            int before = requests("/cgi-bin/gettoken").size();

            var failure = failureOf(s -> s.getUserService().getById("LI_LEI").getName());

            assertThat(failure).isInstanceOf(TokenRefused.class);
            assertThat(rejected)
                    .singleElement()
                    .satisfies(fact ->
                            assertThat(fact.fingerprint())
                                    .isEqualTo(tokens.held().value().fingerprint()));
            assertThat(requests("/cgi-bin/user/get")).hasSize(1);
            assertThat(requests("/cgi-bin/gettoken")).hasSize(before);

            tokens.hold(fetch());
            String name = ask(s -> s.getUserService().getById("LI_LEI").getName());
            assertThat(name).isEqualTo("李雷");
        }

        @Test
        void getsTheSameTokenAgainWithinItsLife() {
            assertThat(fetch().value()).isEqualTo(tokens.held().value());
        }

        @Test
        void asksAgainOnlyWhenTold() {
            weCom.define().fault(SEND, fault -> fault.errcode(-1));

            assertThat(failureOf(s -> sendBy(s, "LI_LEI").getMsgId())).isInstanceOf(Busy.class);
            assertThat(requests(SEND)).hasSize(1);
            assertThat(weCom.query().messages()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Fault.Kind.class,
                names = {"HTML", "TRUNCATED", "DROP_BEFORE_DOING", "DROP_AFTER_DOING"})
        void neverSendsTwiceWhatMayHaveArrived(Fault.Kind kind) {
            weCom.define().fault(SEND, fault -> fault.kind(kind));

            assertThat(failureOf(s -> sendBy(s, "LI_LEI").getMsgId()))
                    .isInstanceOf(OutcomeUnknown.class);
            assertThat(requests(SEND)).hasSizeLessThanOrEqualTo(1);
            assertThat(weCom.query().messagesOf(CORP, "LI_LEI")).hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void doesNotKnowTheOutcomeOfASilence() {
            weCom.define().fault(SEND, fault -> fault.delay(Duration.ofSeconds(3)));

            assertThat(failureOf(s -> sendBy(s, "LI_LEI").getMsgId()))
                    .isInstanceOf(OutcomeUnknown.class);
        }

        @Test
        void opensTheCallbacksOfTheApp() {
            weCom.define()
                    .app(
                            CORP,
                            AGENT,
                            app ->
                                    app.callback(
                                                    door.url(),
                                                    CallbackDoor.TOKEN,
                                                    CallbackDoor.AES_KEY)
                                            .verificationRequired());
            weCom.define().app(CORP, AGENT, app -> app.visibleUsers("LI_LEI"));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(door.heard())
                                    .anySatisfy(xml ->
                                            assertThat(xml.text("Event")).contains("unsubscribe")));
        }
    }

    @Nested
    class ForASuite {

        @BeforeEach
        void aSuiteWhoseTicketArrives() {
            weCom.define()
                    .suite(
                            SUITE.value(),
                            suite ->
                                    suite.secret("local-suite-secret")
                                            .provider(PROVIDER, "local-provider-secret")
                                            .callbacks(
                                                    door.url(),
                                                    door.url(),
                                                    CallbackDoor.TOKEN,
                                                    CallbackDoor.AES_KEY));
        }

        @Test
        void installsOpensAndLosesACorp() {
            Secret suiteToken = suiteToken();
            Secret preAuthCode = now(suites.preAuthCode(suiteToken)).value();
            suites.prepareInstall(suiteToken, preAuthCode, InstallMode.NOT_LISTED_YET).block();
            String authCode = installed(preAuthCode);

            var installation = now(suites.completeInstall(suiteToken, new Secret(authCode)));
            CorpId corp = installation.corp().corp();
            Secret code = installation.permanentCode();

            assertThat(installation.corp().name()).isEqualTo("Acme 某某科技");
            assertThat(installation.state()).contains("bind42");
            assertThat(installation.corp().agents()).hasSize(1);
            assertThat(now(suites.authorisedCorp(suiteToken, corp, code)).agents())
                    .isEqualTo(installation.corp().agents());

            tokens.hold(now(suites.corpToken(suiteToken, corp, code)));
            long agentId = installation.corp().agents().getFirst().agentId();
            var app = new AppId(SUITE.value());
            int seen =
                    api.callNow(
                            ACME,
                            corp,
                            app,
                            service ->
                                    service.getAgentService()
                                            .get(Math.toIntExact(agentId))
                                            .getAgentId());
            assertThat(seen).isEqualTo(Math.toIntExact(agentId));

            weCom.define().uninstall(SUITE.value(), CORP);
            assertThat(failureOf(suites.corpToken(suiteToken, corp, code)))
                    .isInstanceOfSatisfying(
                            StateTold.class, state -> assertThat(state.errcode()).isEqualTo(40084));
        }

        @Test
        void asksOnceOnlyWithASuiteTokenThatWasTakenBack() {
            Secret suiteToken = suiteToken();
            weCom.define().invalidateSuiteTokens(SUITE.value());

            assertThat(failureOf(suites.preAuthCode(suiteToken))).isInstanceOf(TokenRefused.class);
            assertThat(requests("/cgi-bin/service/get_pre_auth_code")).hasSize(1);
        }

        @Test
        void hearsAnOldTicketAsSomethingToWaitFor() {
            Secret ticket = ticket();
            weCom.define().advanceClock(Duration.ofMinutes(31));

            assertThat(
                            failureOf(
                                    suites.suiteToken(
                                            SUITE, new Secret("local-suite-secret"), ticket)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.errcode()).isEqualTo(40085);
                                assertThat(refusal.worthRetrying()).isTrue();
                            });
        }

        private Secret suiteToken() {
            return now(suites.suiteToken(SUITE, new Secret("local-suite-secret"), ticket()))
                    .value();
        }

        /** The ticket as it came through our own door. */
        private Secret ticket() {
            return await().atMost(PATIENCE)
                    .until(
                            () ->
                                    door.heard().stream()
                                            .flatMap(this::ticketIn)
                                            .reduce((_, newest) -> newest)
                                            .map(Secret::new),
                            Optional::isPresent)
                    .orElseThrow();
        }

        private Stream<String> ticketIn(CallbackXml xml) {
            return xml.text("SuiteTicket").stream();
        }

        private String installed(Secret preAuthCode) {
            return weCom.define()
                    .install(
                            SUITE.value(),
                            CORP,
                            installation ->
                                    installation
                                            .preAuthCode(preAuthCode.reveal())
                                            .redirectUri("http://localhost:1/back")
                                            .state("bind42"))
                    .authCode();
        }
    }

    private IssuedToken fetch() {
        return now(fetcher.accessToken(new CorpId(CORP), new Secret("acme-crm-secret")));
    }

    private WxCpMessageSendResult send(String to) {
        return ask(service -> sendBy(service, to));
    }

    private static WxCpMessageSendResult sendBy(WxCpService service, String to)
            throws WxErrorException {
        return service.getMessageService()
                .send(WxCpMessage.TEXT().agentId(AGENT).toUser(to).content("有新的待办").build());
    }

    private <T> T ask(WxCall<T> question) {
        return api.callNow(ACME, new CorpId(CORP), new AppId("1000002"), question);
    }

    private WeComFailure failureOf(WxCall<String> question) {
        return failureOf(api.call(ACME, new CorpId(CORP), new AppId("1000002"), question));
    }

    private static WeComFailure failureOf(Mono<?> call) {
        try {
            throw new AssertionError("answered with " + call.block(PATIENCE));
        } catch (WeComCallException failed) {
            return failed.failure();
        }
    }

    private static <T> T now(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(PATIENCE));
    }

    private List<LedgerEntry> requests(String path) {
        return weCom.query().ledger().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    private static final class HeldToken implements Tokens {
        private Optional<Token> token = Optional.empty();

        void hold(IssuedToken issued) {
            token = Optional.of(new Token(issued.value(), Instant.now().plus(issued.life())));
        }

        Token held() {
            return token.orElseThrow();
        }

        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.justOrEmpty(token);
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
