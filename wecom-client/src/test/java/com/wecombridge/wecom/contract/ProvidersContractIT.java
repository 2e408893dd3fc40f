package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.now;
import static com.wecombridge.wecom.contract.Contract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.access.ProviderApi;
import com.wecombridge.wecom.access.ProviderApi.AsProvider;
import com.wecombridge.wecom.access.ProviderApi.AsSuite;
import com.wecombridge.wecom.access.ProviderApi.Asker;
import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What a provider asks beside installing: tokens 91200, sign-in 91121, 91122, 91125, licences 95652
 * and 95644, ids 95327, and the newer questions of installation 100776 and 100795.
 */
class ProvidersContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String SERVICE = "/cgi-bin/service/";
    private static final String LICENCE = "/cgi-bin/license/";

    private final OneSuite suite = new OneSuite(WECOM, "wwcontractsuite002", "wwcontractprovid02");
    private final ProviderApi api = new ProviderApi(WECOM.clientSettings());

    @AfterEach
    void close() {
        api.close();
        suite.close();
    }

    @Test
    void hasATokenOfItsOwn() {
        assertThat(now(api.providerToken(suite.provider, OneSuite.PROVIDER_SECRET)).life())
                .isPositive();

        refuses(
                40013,
                OperatorNeeded.class,
                api.providerToken(new CorpId("ww0000000000000000"), OneSuite.PROVIDER_SECRET));
        refuses(
                40001,
                TokenRefused.class,
                api.providerToken(suite.provider, new Secret("a-guess")));
    }

    @Test
    void asksWithNoTokenOfAnotherKind() {
        var confused = new AsProvider(suite.provider, suite.token());

        refuses(
                40014,
                TokenRefused.class,
                api.post(confused, SERVICE + "corpid_to_opencorpid", Map.of("corpid", corp())));
    }

    @Test
    void installsTheFasterWayToo() {
        Secret token = suite.token();
        String authCode = suite.authCode(token).reveal();

        JsonNode installed =
                now(
                        api.post(
                                asSuite(token),
                                SERVICE + "v2/get_permanent_code",
                                Map.of("auth_code", authCode)));

        assertThat(installed.path("permanent_code").asString()).isNotBlank();
        assertThat(installed.path("state").asString()).isEqualTo("bind42");
        assertThat(installed.has("access_token")).isFalse();
        assertThat(installed.has("auth_info")).isFalse();
        String theirCorp = installed.path("auth_corp_info").path("corpid").asString();
        String permanentCode = installed.path("permanent_code").asString();
        JsonNode described = now(authorised(token, theirCorp, permanentCode));
        assertThat(described.path("auth_info").path("agent")).hasSize(1);
        refuses(40084, StateTold.class, authorised(token, theirCorp, "made-up"));
        refuses(
                40078,
                StateTold.class,
                api.post(
                        asSuite(token),
                        SERVICE + "v2/get_permanent_code",
                        Map.of("auth_code", authCode)));
    }

    private Mono<JsonNode> authorised(Secret token, String theirCorp, String permanentCode) {
        return api.post(
                asSuite(token),
                SERVICE + "v2/get_auth_info",
                Map.of("auth_corpid", theirCorp, "permanent_code", permanentCode));
    }

    @Test
    void namesTheAdministratorsOfItsApp() {
        Secret token = suite.token();
        var installation = suite.installed(token);
        String path = SERVICE + "get_admin_list";
        String theirCorp = installation.corp().corp().value();
        long agent = installation.corp().agents().getFirst().agentId();

        assertThat(
                        now(api.post(
                                        asSuite(token),
                                        path,
                                        Map.of("auth_corpid", theirCorp, "agentid", agent)))
                                .path("admin"))
                .isNotEmpty();
        refuses(
                40013,
                OperatorNeeded.class,
                api.post(
                        asSuite(token), path, Map.of("auth_corpid", "wwNOBODY", "agentid", agent)));
    }

    @Test
    void namesTheMemberWhoSignedInToItsApp() {
        Secret token = suite.token();
        suite.installed(token);
        WECOM.define(
                "domains",
                Map.of(
                        "suiteId", suite.id.value(),
                        "host", "crm.example.com",
                        "verification", "SKIPPED"));
        URI page =
                new WeComPages(WECOM.clientSettings())
                        .signIn(suite.id, URI.create("https://crm.example.com/in"), "bind42");
        String member = corp() + "/" + WECOM.target().member();
        String code = Browser.codeFromOneWhoAgrees(page, member);
        String path = SERVICE + "auth/getuserinfo3rd";

        JsonNode who = now(api.get(asSuite(token), path, Map.of("code", code)));

        assertThat(who.path("corpid").asString()).isNotBlank();
        assertThat(who.path("open_userid").asString()).startsWith("wo");
        refuses(42022, ItemRefused.class, api.get(asSuite(token), path, Map.of("code", code)));
        refuses(40029, ItemRefused.class, api.get(asSuite(token), path, Map.of("code", "made-up")));
        String ticket = who.path("user_ticket").asString();
        assertThat(now(detail(token, ticket)).path("userid")).isEqualTo(who.path("userid"));
        refuses(84015, ItemRefused.class, detail(token, "made-up"));
    }

    private Mono<JsonNode> detail(Secret token, String ticket) {
        return api.post(
                asSuite(token), SERVICE + "auth/getuserdetail3rd", Map.of("user_ticket", ticket));
    }

    @Test
    void knowsACorpUnderAnIdOfItsOwn() {
        String path = SERVICE + "corpid_to_opencorpid";
        suite.installed(suite.token());

        assertThat(
                        now(api.post(asProvider(), path, Map.of("corpid", corp())))
                                .path("open_corpid")
                                .asString())
                .startsWith("wp");
        refuses(
                48001,
                OperatorNeeded.class,
                api.post(asProvider(), path, Map.of("corpid", "wwsimnotinstalled")));
    }

    @Test
    void tellsWhichLicencesACorpHas() {
        suite.installed(suite.token());
        var ofTheApp = Map.of("corpid", corp(), "suite_id", suite.id.value());

        JsonNode accounts = licence("list_actived_account", Map.of("corpid", corp()));
        JsonNode app = licence("get_app_license_info", ofTheApp);

        assertThat(accounts.path("account_list").isArray()).isTrue();
        assertThat(app.has("license_status")).isTrue();
        refuses(
                40083,
                OperatorNeeded.class,
                asked("get_app_license_info", Map.of("corpid", corp(), "suite_id", "wwNOBODY")));
        refuses(
                2000002,
                AskedWrongly.class,
                asked("list_actived_account", Map.of("corpid", "wwNOBODY")));
    }

    @Test
    void tellsWhichLicenceAMemberHas() {
        suite.installed(suite.token());
        var member = Map.of("corpid", corp(), "userid", theirMember());

        assertThat(licence("get_active_info_by_user", member).has("active_status")).isTrue();
        refuses(
                60111,
                ItemRefused.class,
                asked("get_active_info_by_user", Map.of("corpid", corp(), "userid", "woNOBODY")));
    }

    @Test
    void activatesACodeThatWasBought() {
        suite.installed(suite.token());
        var bought =
                WECOM.define(
                        "licence-purchases",
                        Map.of("corpId", corp(), "suiteId", suite.id.value(), "base", 1));
        String code = codeOf(bought.path("orderId").asString());

        licence(
                "active_account",
                Map.of("active_code", code, "corpid", corp(), "userid", theirMember()));

        var member = Map.of("corpid", corp(), "userid", theirMember());
        assertThat(licence("get_active_info_by_user", member).path("active_status").asInt())
                .isEqualTo(1);
    }

    private static String codeOf(String order) {
        return WECOM.query("licence-accounts")
                .valueStream()
                .filter(account -> account.path("orderId").asString().equals(order))
                .map(account -> account.path("activeCode").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void activatesNoCodeThatWasNotBought() {
        suite.installed(suite.token());
        var madeUp = Map.of("active_code", "made-up", "corpid", corp(), "userid", theirMember());

        refuses(701001, ItemRefused.class, asked("active_account", madeUp));
    }

    @Test
    void movesNoLicenceThatNobodyHas() {
        suite.installed(suite.token());
        var toItself = Map.of("handover_userid", theirMember(), "takeover_userid", theirMember());

        JsonNode moved =
                licence(
                        "batch_transfer_license",
                        Map.of("corpid", corp(), "transfer_list", List.of(toItself)));

        assertThat(moved.path("transfer_result").path(0).path("errcode").asInt()).isNotZero();
        refuses(
                701019,
                AskedWrongly.class,
                asked(
                        "batch_transfer_license",
                        Map.of("corpid", corp(), "transfer_list", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LICENCE + "batch_transfer_license",
                LICENCE + "get_active_info_by_user",
                LICENCE + "list_actived_account"
            })
    void tellsNothingOfLicencesToStrangers(String path) {
        var stranger = new AsProvider(suite.provider, new Secret("made-up"));

        refuses(40014, TokenRefused.class, api.post(stranger, path, Map.of()));
    }

    @Test
    void tellsNothingOfAnInstallationToStrangers() {
        var asking =
                api.post(asSuite(new Secret("made-up")), SERVICE + "v2/get_auth_info", Map.of());

        refuses(40082, TokenRefused.class, asking);
    }

    private JsonNode licence(String what, Map<String, ?> body) {
        return now(asked(what, body));
    }

    private Mono<JsonNode> asked(String what, Map<String, ?> body) {
        return api.post(asProvider(), LICENCE + what, body);
    }

    /** The member as the suite knows them. */
    private String theirMember() {
        return suite.simulator()
                .query()
                .userIdFor(suite.id.value(), corp(), WECOM.target().member());
    }

    private Asker asSuite(Secret token) {
        return new AsSuite(suite.id, token);
    }

    private Asker asProvider() {
        return new AsProvider(
                suite.provider,
                now(api.providerToken(suite.provider, OneSuite.PROVIDER_SECRET)).value());
    }

    private static String corp() {
        return WECOM.target().corp().value();
    }
}
