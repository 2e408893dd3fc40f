package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.impl.WxCpServiceOnTpImpl;
import me.chanjar.weixin.cp.tp.service.impl.WxCpTpServiceImpl;
import me.chanjar.weixin.cp.tp.service.impl.WxCpTpUserServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client library does to a suite, and what we do. */
class LibrarySuiteTrapsTest {
    private static final String SERVICE = "/cgi-bin/service/";
    private static final String PRE_AUTH = SERVICE + "get_pre_auth_code";
    private static final String CORP_TOKEN = SERVICE + "get_corp_token";
    private static final Secret SUITE_TOKEN = new Secret("suite-token");

    private final OneCorp corp = new OneCorp();
    private final ScriptedWeCom weCom = corp.weCom;
    private final SuiteApi ours = new SuiteApi(weCom.settings());

    @BeforeEach
    void aSuiteToken() {
        weCom.answers(
                SERVICE + "get_suite_token",
                "{\"suite_access_token\":\"suite-token\",\"expires_in\":7200}");
    }

    @AfterEach
    void close() {
        ours.close();
        corp.close();
    }

    @Test
    void aSuiteTokenThatIsRefusedForLong() {
        var answers = new AtomicInteger();
        weCom.answers(
                PRE_AUTH,
                exchange ->
                        ScriptedWeCom.send(
                                exchange,
                                200,
                                answers.incrementAndGet() < 50
                                        ? "{\"errcode\":42009,\"errmsg\":\"expired\"}"
                                        : "{\"errcode\":0,\"pre_auth_code\":\"pre-1\"}"));

        assertThat(BareLibrary.suite(weCom)).satisfies(suite -> suite.getPreAuthUrl("u", "s"));
        assertThat(weCom.asked(PRE_AUTH)).as("the library goes on until it is over").hasSize(50);

        answers.set(0);
        assertThat(OneCorp.failureOf(ours.preAuthCode(SUITE_TOKEN)))
                .isEqualTo(new TokenRefused(42009, "expired"));
        assertThat(weCom.asked(PRE_AUTH)).as("we ask once").hasSize(51);
    }

    @Test
    void aSuiteTokenThatIsNotTheRightOne() {
        weCom.answers(PRE_AUTH, "{\"errcode\":40082,\"errmsg\":\"invalid\"}");
        var library = BareLibrary.suite(weCom);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(WxErrorException.class)
                    .isThrownBy(() -> library.getPreAuthUrl("https://crm.example.com", "s"));
        }
        assertThat(weCom.asked(SERVICE + "get_suite_token"))
                .as("the library goes on using it")
                .hasSize(1);

        assertThat(OneCorp.failureOf(ours.preAuthCode(SUITE_TOKEN)))
                .as("we call it refused, so that the next one is fetched")
                .isEqualTo(new TokenRefused(40082, "invalid"));
    }

    @Test
    void aTokenForEveryCaller() throws Exception {
        int callers = 4;
        var allAreAsking = new CyclicBarrier(callers);
        weCom.answers(GET_USER, LI_LEI);
        weCom.answers(
                CORP_TOKEN,
                exchange -> {
                    await(allAreAsking);
                    ScriptedWeCom.send(
                            exchange, 200, "{\"access_token\":\"token-two\",\"expires_in\":7200}");
                });
        var store = BareLibrary.storage(weCom);
        store.expireAccessToken();
        var suite = BareLibrary.suite(weCom);
        assertThat(suite.getSuiteAccessToken()).isEqualTo("suite-token");
        var library = BareLibrary.use(new WxCpServiceOnTpImpl(suite), store);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, callers)
                            .mapToObj(_ -> threads.submit(() -> WHO_IS_LI_LEI.on(library)))
                            .toList();
            for (var answer : asked) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("LI_LEI");
            }
        }
        assertThat(weCom.asked(CORP_TOKEN)).as("one for each").hasSize(callers);

        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(weCom.asked(CORP_TOKEN)).as("our calls fetch none").hasSize(callers);
    }

    @Test
    void aTokenThatIsTheWordNull() throws Exception {
        weCom.answers(GET_USER, LI_LEI);
        var users = new WxCpTpUserServiceImpl(BareLibrary.suite(weCom));

        users.getById("LI_LEI", "wpacme0000000001");
        assertThat(weCom.asked(GET_USER).getFirst().query())
                .as("the library sends what it does not have")
                .contains("&access_token=null");

        corp.tokens.current = Optional.empty();
        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.NO_TOKEN));
        assertThat(weCom.asked(GET_USER)).as("we do not ask without").hasSize(1);
    }

    @Test
    void aBodyThatSaysItIsPlainText() throws Exception {
        BareLibrary.suite(weCom).getSuiteAccessToken();
        ours.suiteToken(new SuiteId("wwlocalsuite000001"), SUITE_TOKEN, new Secret("TICKET-0001"))
                .block();

        assertThat(weCom.asked(SERVICE + "get_suite_token"))
                .extracting(asked -> asked.contentType())
                .containsExactly("text/plain; charset=UTF-8", "application/json; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addressesWithTheirHostWrittenIn(boolean listed) throws Exception {
        weCom.answers(PRE_AUTH, "{\"errcode\":0,\"pre_auth_code\":\"pre-1\",\"expires_in\":1200}");
        var library = BareLibrary.suite(weCom, PostsNowhere::new);
        int authType = listed ? 0 : 1;

        String page = library.getPreAuthUrl("https://crm.example.com", "s", authType);

        assertThat(page).startsWith("https://open.work.weixin.qq.com/3rdapp/install?");
        assertThat(library.addresses)
                .containsExactly("https://qyapi.weixin.qq.com/cgi-bin/service/set_session_info");

        weCom.answers(SERVICE + "set_session_info", "{\"errcode\":0,\"errmsg\":\"ok\"}");
        ours.prepareInstall(
                        SUITE_TOKEN,
                        new Secret("pre-1"),
                        listed ? InstallMode.LISTED : InstallMode.NOT_LISTED_YET)
                .block();
        assertThat(weCom.asked(SERVICE + "set_session_info"))
                .as("ours goes where the base says")
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("\"auth_type\":" + authType));
    }

    /** Keeps what would have gone to the real WeCom. */
    private static final class PostsNowhere extends WxCpTpServiceImpl {
        final List<String> addresses = new ArrayList<>();

        @Override
        public String post(String url, String body) {
            addresses.add(url);
            return "{\"errcode\":0}";
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IOException(alone);
        }
    }
}
