package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.now;
import static com.wecombridge.wecom.contract.Contract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who opened a page, and what lets the page speak: pages 91022, 91023, 95833, 90506. */
class IdentityContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final URI BACK = URI.create("https://crm.example.com/signed-in");

    @Test
    void namesTheMemberWhoSignedIn() {
        String code = code();

        assertThat(WECOM.ask(api -> api.getOauth2Service().getAuthUserInfo(code)).getUserId())
                .isEqualTo(WECOM.target().member());
    }

    @Test
    void answersTheOlderPathToo() {
        String code = code();

        assertThat(WECOM.ask(api -> api.getOauth2Service().getUserInfo(code)).getUserId())
                .isEqualTo(WECOM.target().member());
    }

    @Test
    void takesACodeOnceAndForFiveMinutes() {
        String code = code();
        String late = code();
        WECOM.ask(api -> api.getOauth2Service().getAuthUserInfo(code));

        WECOM.refuses(
                42022, ItemRefused.class, api -> api.getOauth2Service().getAuthUserInfo(code));
        WECOM.simulator("moves its clock").define().advanceClock(Duration.ofMinutes(6));
        WECOM.refuses(
                42003, ItemRefused.class, api -> api.getOauth2Service().getAuthUserInfo(late));
    }

    @Test
    void takesNoCodeThatItDidNotGive() {
        WECOM.refuses(
                40029, ItemRefused.class, api -> api.getOauth2Service().getAuthUserInfo("made-up"));
        WECOM.refuses(
                40029, ItemRefused.class, api -> api.getOauth2Service().getUserInfo("made-up"));
    }

    @Test
    void tellsPrivateFieldsForATicketOfItsOwnOnly() {
        WECOM.refuses(
                84015, ItemRefused.class, api -> api.getOauth2Service().getUserDetail("made-up"));
    }

    @Test
    void tellsPrivateFieldsToWhomTheMemberAgreed() {
        String page = signInPage() + "&agentid=" + WECOM.target().agentId();
        String code = Browser.codeFromOneWhoAgrees(URI.create(page), WECOM.target().member());

        var who = WECOM.ask(api -> api.getOauth2Service().getAuthUserInfo(code));
        var detail = WECOM.ask(api -> api.getOauth2Service().getUserDetail(who.getUserTicket()));

        assertThat(detail.getUserId()).isEqualTo(WECOM.target().member());
    }

    @Test
    void givesTwoKindsOfTicketsToSignAPage() {
        Secret token = WECOM.hold(WECOM.target().app());

        var corpTicket = now(WECOM.fetcher().corpTicket(WECOM.target().corp(), token));
        var appTicket = now(WECOM.fetcher().appTicket(WECOM.target().corp(), token));

        assertThat(corpTicket.value()).isNotEqualTo(appTicket.value());
        assertThat(corpTicket.life()).isPositive().isLessThanOrEqualTo(Duration.ofHours(2));
        assertThat(appTicket.life()).isPositive().isLessThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void givesTheSameTicketAgainWithinItsLife() {
        Secret token = WECOM.hold(WECOM.target().app());

        assertThat(now(WECOM.fetcher().corpTicket(WECOM.target().corp(), token)).value())
                .isEqualTo(now(WECOM.fetcher().corpTicket(WECOM.target().corp(), token)).value());
    }

    @Test
    void givesNoTicketOfAnotherKind() {
        WECOM.refuses(
                91040,
                AskedWrongly.class,
                api ->
                        api.get(
                                api.getWxCpConfigStorage().getApiUrl("/cgi-bin/ticket/get"),
                                "type=concert"));
    }

    @Test
    void givesNoTicketToAnAppThatMayNotHaveOne() {
        var simulator = WECOM.simulator("a fault is scripted");
        simulator.define().fault("/cgi-bin/ticket/get", fault -> fault.errcode(48002));
        Secret token = WECOM.hold(WECOM.target().app());

        refuses(
                48002,
                OperatorNeeded.class,
                WECOM.fetcher().appTicket(WECOM.target().corp(), token));
    }

    @Test
    void isTooBusyForATicketWhenAskedTooOften() {
        var simulator = WECOM.simulator("a real one would rest for an hour");
        simulator.define().fault("/cgi-bin/get_jsapi_ticket", fault -> fault.errcode(45009));
        Secret token = WECOM.hold(WECOM.target().app());

        refuses(45009, Busy.class, WECOM.fetcher().corpTicket(WECOM.target().corp(), token));
    }

    @Test
    void givesNoTicketWithoutAToken() {
        refuses(
                40014,
                TokenRefused.class,
                WECOM.fetcher().corpTicket(WECOM.target().corp(), new Secret("made-up")));
        refuses(
                40014,
                TokenRefused.class,
                WECOM.fetcher().appTicket(WECOM.target().corp(), new Secret("made-up")));
    }

    /** What a browser of the member brings back. */
    private static String code() {
        return Browser.codeFrom(URI.create(signInPage()), WECOM.target().member());
    }

    private static String signInPage() {
        WECOM.simulator("needs a person with a WeCom client");
        WECOM.hold(WECOM.target().app());
        WECOM.prepare(
                "domains",
                Map.of(
                        "agentId", WECOM.target().agentId(),
                        "host", "crm.example.com",
                        "verification", "SKIPPED"));
        var pages = new WeComPages(WECOM.clientSettings());
        var page = pages.signIn(WECOM.target().corp(), BACK, "bind42").toString();
        return page.replace("#wechat_redirect", "");
    }
}
