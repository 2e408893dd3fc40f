package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.A_MESSAGE;
import static com.wecombridge.wecom.calls.OneCorp.CORP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.SEND;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceApacheHttpClientImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/**
 * What the client library does to a corp's own app when it is used as its manual says, and what we
 * do. That it writes tokens into the log is told by {@link NoTokenInLogsTest}.
 */
class LibraryTrapsTest {
    private static final String GET_TOKEN = "/cgi-bin/gettoken";
    private static final String NEW_TOKEN =
            "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"token-two\",\"expires_in\":7200}";

    private final OneCorp corp = new OneCorp();

    @AfterEach
    void close() {
        corp.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void aRefusedToken(int errcode) {
        corp.weCom.answers(GET_TOKEN, NEW_TOKEN);
        corp.weCom.answers(GET_USER, "{\"errcode\":" + errcode + ",\"errmsg\":\"no\"}");
        var library = BareLibrary.ownApp(corp.weCom);

        assertThatExceptionOfType(WxErrorException.class)
                .isThrownBy(() -> WHO_IS_LI_LEI.on(library));
        assertThat(corp.weCom.asked())
                .as("the library fetches a token and asks again, wherever it runs")
                .extracting(asked -> asked.path())
                .containsExactly(GET_USER, GET_TOKEN, GET_USER);

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isEqualTo(new TokenRefused(errcode, "no"));
        assertThat(corp.weCom.asked(GET_USER)).as("we ask once").hasSize(3);
        assertThat(corp.weCom.asked(GET_TOKEN)).as("and fetch nothing").hasSize(1);
        assertThat(corp.told).as("but tell it").hasSize(1);
    }

    @Test
    void aRefreshWithoutALock() throws Exception {
        var bothAreAsking = new CyclicBarrier(2);
        corp.weCom.answers(GET_USER, LI_LEI);
        corp.weCom.answers(
                GET_TOKEN,
                exchange -> {
                    await(bothAreAsking);
                    ScriptedWeCom.send(exchange, 200, NEW_TOKEN);
                });
        var store = BareLibrary.storage(corp.weCom);
        store.expireAccessToken();

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, 2)
                            .mapToObj(_ ->
                                    BareLibrary.use(new WxCpServiceApacheHttpClientImpl(), store))
                            .map(replica -> replicas.submit(() -> WHO_IS_LI_LEI.on(replica)))
                            .toList();
            for (var answer : asked) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("LI_LEI");
            }
        }
        assertThat(corp.weCom.asked(GET_TOKEN))
                .as("two replicas of the library with one store fetch two tokens")
                .hasSize(2);

        var answers = Flux.range(0, 20).flatMap(_ -> corp.call(WHO_IS_LI_LEI)).collectList();
        assertThat(answers.block()).hasSize(20).containsOnly("LI_LEI");
        assertThat(corp.weCom.asked(GET_TOKEN)).as("our calls fetch none").hasSize(2);
    }

    @Test
    void aWrongSecret() {
        corp.weCom.answers(GET_TOKEN, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        var store = BareLibrary.storage(corp.weCom);
        store.expireAccessToken();
        var library = BareLibrary.use(new WxCpServiceApacheHttpClientImpl(), store);

        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> WHO_IS_LI_LEI.on(library))).isNotNull();
        }
        assertThat(corp.weCom.asked(GET_TOKEN))
                .as("the library tries a wrong secret each time, until WeCom bans the address")
                .hasSize(5);

        try (var ours = new TokenFetcher(corp.weCom.settings())) {
            for (int i = 0; i < 5; i++) {
                var failure = OneCorp.failureOf(ours.accessToken(CORP, new Secret("wrong")));
                assertThat(failure).isEqualTo(new TokenRefused(40001, "invalid credential"));
            }
        }
        assertThat(corp.weCom.asked(GET_TOKEN)).as("we try it once").hasSize(6);
    }

    @Test
    void aBusyWeCom() {
        corp.weCom.answers(SEND, "{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        var library = BareLibrary.ownApp(corp.weCom);

        assertThatExceptionOfType(WxRuntimeException.class)
                .as("the library loses WeCom's number besides")
                .isThrownBy(() -> A_MESSAGE.on(library));
        assertThat(corp.weCom.asked(SEND)).as("the library asks six times").hasSize(6);

        assertThat(corp.failureOf(A_MESSAGE)).isEqualTo(new Busy(-1, "system busy"));
        assertThat(corp.weCom.asked(SEND)).as("we ask once").hasSize(7);
    }

    @Test
    void aNumberThatIsLostWhereRetriesAreOff() {
        corp.weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");
        var library = BareLibrary.ownApp(corp.weCom);
        library.setMaxRetryTimes(0);

        assertThatExceptionOfType(WxRuntimeException.class)
                .isThrownBy(() -> WHO_IS_LI_LEI.on(library))
                .withMessageNotContaining("60111");

        assertThat(corp.failureOf(WHO_IS_LI_LEI))
                .isEqualTo(new ItemRefused(60111, "userid not found"));
    }

    @Test
    void theWordsThatHoldTheHint() {
        String words = "no privilege, hint: [172621440000000000000001], from ip: 203.0.113.9";
        corp.weCom.answers(GET_USER, "{\"errcode\":60011,\"errmsg\":\"" + words + "\"}");
        var library = BareLibrary.ownApp(corp.weCom);

        assertThatExceptionOfType(WxErrorException.class)
                .isThrownBy(() -> WHO_IS_LI_LEI.on(library))
                .satisfies(lost ->
                        assertThat(lost.getError().getErrorMsg())
                                .as("the library puts its own words in their place")
                                .doesNotContain("hint"));

        assertThat(corp.failureOf(WHO_IS_LI_LEI))
                .isInstanceOfSatisfying(
                        WeComFailure.Refusal.class,
                        refusal -> assertThat(refusal.errmsg()).isEqualTo(words));
    }

    @Test
    void aBrokenConnection() {
        corp.weCom.answers(SEND, HttpExchange::close);
        var library = BareLibrary.ownApp(corp.weCom);

        assertThatExceptionOfType(WxRuntimeException.class)
                .as("unchecked, and the same whether the message may have gone or not")
                .isThrownBy(() -> A_MESSAGE.on(library));

        assertThat(corp.failureOf(A_MESSAGE)).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void onePoolForWhoeverCameFirst() throws IOException {
        var one = (WxCpServiceApacheHttpClientImpl) BareLibrary.ownApp(corp.weCom);
        var other = (WxCpServiceApacheHttpClientImpl) BareLibrary.ownApp(corp.weCom);
        assertThat(one.getRequestHttpClient())
                .as("all of the JVM shares ten connections, with the settings of the first")
                .isSameAs(other.getRequestHttpClient());

        try (var ours = Connections.pooled(corp.weCom.settings());
                var next = Connections.pooled(corp.weCom.settings())) {
            assertThat(ours).isNotSameAs(next).isNotSameAs(one.getRequestHttpClient());
        }
    }

    @Test
    void pagesWithTheirHostWrittenIn() {
        WxCpService library = BareLibrary.ownApp(corp.weCom);
        assertThat(
                        library.getOauth2Service()
                                .buildAuthorizationUrl("https://crm.example.com/back", "bind42"))
                .as("the library's address ignores the base")
                .startsWith("https://open.weixin.qq.com/");

        var settings = corp.weCom.settings();
        var pages = new WeComPages(withPages(settings, URI.create("http://127.0.0.1:9100")));
        assertThat(pages.signIn(CORP, URI.create("https://crm.example.com/back"), "bind42"))
                .asString()
                .startsWith("http://127.0.0.1:9100/connect/oauth2/authorize?appid=wwacme");
    }

    @Test
    void settingsThatPrintTheirSecrets() {
        var store = BareLibrary.storage(corp.weCom);
        assertThat(printed(store))
                .as("prints the secret, or cannot be printed at all where the JDK is closed")
                .containsAnyOf("secret-of-the-app", "cannot be printed");

        assertThat(corp.<String>ask(api -> api.getWxCpConfigStorage() + " " + api))
                .isEqualTo("*** ***");
    }

    private static String printed(Object settings) {
        try {
            return settings.toString();
        } catch (RuntimeException closed) {
            return "cannot be printed: " + closed.getMessage();
        }
    }

    private static WeComClientSettings withPages(WeComClientSettings settings, URI pages) {
        return new WeComClientSettings(
                settings.apiBaseUrl(),
                Optional.of(pages),
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.callTimeout(),
                settings.waitForTurn(),
                settings.callsPerCorp(),
                settings.connections(),
                settings.egressProxy());
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IOException(alone);
        }
    }
}
