package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a third-party suite sees: ids in its own dialect, and no names. */
@NullUnmarked
class SuiteDirectoryIT extends ContactSyncServiceIT {

    private static final String SUITE = "wwtestsuite0000001";
    private static final String SUITE_SECRET = "test-suite-secret";

    /** WeCom makes tickets for suites that have an address; nobody needs to take them. */
    private static final String NOWHERE = "http://localhost:1/commands";

    private static final AppId APP = new AppId(SUITE);

    @Test
    void mirrorsWhatASuiteSeesAndFollowsItsCallbacks() {
        var acme = Company.in(WECOM);
        installed(acme);
        awaitFinishedRuns(acme, 1);

        var liLei = openId(acme, "LI_LEI");
        assertThat(membersOf(acme)).containsExactlyInAnyOrder(liLei, openId(acme, "HAN_MEIMEI"));
        assertThat(told(acme, Topic.CONTACTS_MEMBERS, MemberMirrored.class))
                .hasSize(2)
                .allMatch(member -> member.name().isEmpty() && member.insideRange());
        assertThat(told(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentMirrored.class))
                .singleElement()
                .matches(department -> department.name().isEmpty());

        acme.leaves("LI_LEI");
        tell(
                new MemberChangeReported(
                        acme.corp,
                        APP,
                        new MemberUserId(liLei),
                        Optional.empty(),
                        ChangeKind.DELETED,
                        Instant.now(),
                        1));
        await().atMost(SOON).until(() -> member(acme, liLei).isEmpty());
    }

    @Test
    void readsTheRangeAnewWhenTheAuthorizationChanged() {
        var acme = Company.in(WECOM);
        installed(acme);
        awaitFinishedRuns(acme, 1);

        sees(acme, List.of("LI_LEI", "LUCY"), List.of());
        tell(new SuiteAuthorizationChanged(new SuiteId(SUITE), acme.corp, Instant.now(), 2));

        var both = List.of(openId(acme, "LI_LEI"), openId(acme, "LUCY")).stream().sorted().toList();
        await().atMost(SOON).until(() -> membersOf(acme).equals(both));
        awaitRest(acme);
    }

    private void installed(Company acme) {
        WECOM.define()
                .suite(
                        SUITE,
                        suite ->
                                suite.name("CRM")
                                        .secret(SUITE_SECRET)
                                        .unverified()
                                        .callbacks(
                                                NOWHERE, NOWHERE, "TestToken01", "a".repeat(43)));
        var installed =
                WECOM.define()
                        .install(
                                SUITE,
                                acme.corp.value(),
                                how -> how.range(range(List.of(), List.of(Company.SALES))),
                                Telling.quietly());
        tellToken(acme, APP, new Secret(tokenFor(installed.authCode())), 1);
        tell(
                new CorpConnected(
                        Company.ACME,
                        acme.corp,
                        APP,
                        AppMode.SUITE,
                        installed.agentId(),
                        "Acme 某某科技",
                        true,
                        Instant.now(),
                        1));
    }

    private static void sees(Company acme, List<String> users, List<Integer> departments) {
        WECOM.define()
                .install(
                        SUITE,
                        acme.corp.value(),
                        how -> how.range(range(users, departments)),
                        Telling.quietly());
    }

    private static VisibleRange range(List<String> users, List<Integer> departments) {
        return new VisibleRange(users, departments, List.of());
    }

    private static String openId(Company acme, String userId) {
        return WECOM.query().userIdFor(SUITE, acme.corp.value(), userId);
    }

    /** As binding exchanges an auth code for the corp's permanent code and first token. */
    private static String tokenFor(String authCode) {
        WECOM.define().pushSuiteTicket(SUITE);
        var ticket =
                WECOM.query().suites().stream()
                        .filter(suite -> suite.suiteId().equals(SUITE))
                        .findFirst()
                        .orElseThrow()
                        .ticket();
        var suiteToken =
                ask(
                                "get_suite_token",
                                Map.of(
                                        "suite_id", SUITE,
                                        "suite_secret", SUITE_SECRET,
                                        "suite_ticket", ticket))
                        .path("suite_access_token")
                        .asString();
        return ask(
                        "get_permanent_code?suite_access_token=" + suiteToken,
                        Map.of("auth_code", authCode))
                .path("access_token")
                .asString();
    }

    private static JsonNode ask(String question, Map<String, String> body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(WECOM.apiBaseUrl() + "/cgi-bin/service/" + question))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)))
                        .build();
        return json(answerTo(request));
    }
}
