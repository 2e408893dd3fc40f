package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WxCall;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.world.LedgerEntry;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens and tickets: pages 91039, 90506, 92520 and 92521. */
class TokensContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String GET_TOKEN = "/cgi-bin/gettoken";

    private static final String UPLOAD = "/cgi-bin/media/upload";
    private static final Set<String> ASKED_WITHOUT_ANYTHING =
            Set.of(
                    "/cgi-bin/agent/list",
                    "/cgi-bin/externalcontact/get_follow_user_list",
                    "/cgi-bin/get_api_domain_ip",
                    "/cgi-bin/get_jsapi_ticket",
                    "/cgi-bin/getcallbackip",
                    "/cgi-bin/tag/list");

    private static final WxCall<String> WHO =
            api -> api.getUserService().getById(WECOM.target().member()).getUserId();

    @Test
    void givesTheSameTokenAgainWithinItsLife() {
        var first = token();
        var again = token();

        assertThat(again.value()).isEqualTo(first.value());
        assertThat(first.life()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void refusesAWrongSecretAndIsNotAskedAgain() {
        WECOM.simulator("a real one counts wrong secrets against our address");
        var guess = WECOM.fetcher().accessToken(WECOM.target().corp(), new Secret("a-guess"));

        Contract.refuses(40001, TokenRefused.class, guess);
        Contract.refuses(40001, TokenRefused.class, guess);
        assertThat(WECOM.asked(GET_TOKEN)).hasSize(1);
    }

    @Test
    void knowsNoSuchCorp() {
        WECOM.simulator("a real one counts wrong corps against our address");
        var guess = WECOM.fetcher().accessToken(new CorpId("ww0000000000000000"), new Secret("s"));

        Contract.refuses(40013, OperatorNeeded.class, guess);
    }

    @Test
    void refusesATokenThatNobodyIssued() {
        Contract.refuses(40014, TokenRefused.class, WECOM.callWith(new Secret("made-up"), WHO));

        assertThat(WECOM.rejected())
                .singleElement()
                .satisfies(fact ->
                        assertThat(fact.fingerprint())
                                .isEqualTo(new Secret("made-up").fingerprint()));
    }

    @ParameterizedTest
    @MethodSource("askedForAnApp")
    void refusesItWhateverItIsAsked(String path, String query) {
        var question = WECOM.callWith(new Secret("made-up"), asking(path, query));

        Contract.refuses(40014, TokenRefused.class, question);
    }

    private static Stream<Arguments> askedForAnApp() {
        return Coverage.list().stream()
                .filter(line -> line.token().equals("app"))
                .map(line -> Arguments.of(line.path(), query(line)));
    }

    private static String query(Coverage.Line line) {
        return line.query().stream().map(name -> name + "=1").collect(Collectors.joining("&"));
    }

    private static WxCall<String> asking(String path, String query) {
        boolean reads = !query.isEmpty() || ASKED_WITHOUT_ANYTHING.contains(path);
        return api -> {
            String address = api.getWxCpConfigStorage().getApiUrl(path);
            if (path.equals(UPLOAD)) {
                return api.post(address + "?" + query, "{}");
            }
            return reads ? api.get(address, query) : api.post(address, "{}");
        };
    }

    @Test
    void takesATokenBackEarlyAndGivesAnother() {
        var simulator = WECOM.simulator("takes a token back");
        var before = token();
        assertThat(WECOM.ask(WHO)).isEqualTo(WECOM.target().member());

        simulator.define().invalidateTokens(WECOM.target().corp().value(), 0);

        WECOM.refuses(40014, TokenRefused.class, WHO);
        assertThat(WECOM.asked("/cgi-bin/user/get"))
                .extracting(LedgerEntry::errcode)
                .containsExactly(0, 40014);
        assertThat(token().value()).isNotEqualTo(before.value());
    }

    @Test
    void endsATokenAfterTwoHours() {
        var simulator = WECOM.simulator("moves its clock");
        var before = token();

        simulator.define().advanceClock(Duration.ofHours(2));

        Contract.refuses(42001, TokenRefused.class, WECOM.callWith(before.value(), WHO));
        assertThat(token().value()).isNotEqualTo(before.value());
    }

    @Test
    void isTooBusyForATokenAndIsAskedOnce() {
        var simulator = WECOM.simulator("a fault is scripted");
        simulator.define().fault(GET_TOKEN, fault -> fault.errcode(-1));
        var target = WECOM.target();

        var asking = WECOM.fetcher().accessToken(target.corp(), WECOM.secret(target.app()));

        assertThat(Contract.failureOf(asking)).isInstanceOf(Busy.class);
        assertThat(WECOM.asked(GET_TOKEN)).hasSize(1);
    }

    private static IssuedToken token() {
        var target = WECOM.target();
        return Contract.now(WECOM.fetcher().accessToken(target.corp(), WECOM.secret(target.app())));
    }
}
