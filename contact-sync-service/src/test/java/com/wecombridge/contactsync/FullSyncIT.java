package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.contact.DepartmentEvent;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.contact.SyncRunEvent.Counts;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFailed;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunStarted;
import com.wecombridge.events.wecom.TokenRejected;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a connected app to the facts about its directory. */
@NullUnmarked
class FullSyncIT extends ContactSyncServiceIT {

    @AfterEach
    void heal() {
        WECOM.define().noMoreFaults();
    }

    @Test
    void mirrorsTheDirectoryOfANewlyConnectedApp() {
        var acme = connected(Company.in(WECOM));

        var finished = awaitFinishedRuns(acme, 1);
        assertThat(finished.counts()).isEqualTo(new Counts(2, 1, 2, 0, 1, 0));
        assertThat(told(acme, Topic.CONTACTS_SYNC_RUNS, SyncRunStarted.class)).hasSize(1);
        var members = told(acme, Topic.CONTACTS_MEMBERS, MemberMirrored.class);
        assertThat(members)
                .extracting(member -> member.member().value(), MemberMirrored::insideRange)
                .containsExactlyInAnyOrder(tuple("LI_LEI", true), tuple("HAN_MEIMEI", true));
        assertThat(members).allMatch(member -> member.version() == 1 && member.status() == 1);
        assertThat(told(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentMirrored.class))
                .singleElement()
                .satisfies(sales -> {
                    assertThat(sales.department().value()).isEqualTo(Company.SALES);
                    assertThat(sales.name()).contains("销售部");
                });
    }

    @Test
    void writesAndTellsNothingWhenNothingChanged() {
        var acme = connected(Company.in(WECOM));
        var before = mirror(acme);

        assertThat(askForRun(acme).statusCode()).isEqualTo(202);
        var finished = awaitFinishedRuns(acme, 2);

        assertThat(finished.counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, 0));
        assertThat(mirror(acme)).isEqualTo(before);
        assertThat(told(acme, Topic.CONTACTS_MEMBERS, MemberEvent.class)).hasSize(2);
        assertThat(told(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentEvent.class)).hasSize(1);
    }

    /** With the transaction that wrote each row. */
    private static List<?> mirror(Company company) {
        return List.of(
                rows("select xmin::text as writer, user_id, read_at, version from member", company),
                rows(
                        "select xmin::text as writer, name, read_at, version from department",
                        company));
    }

    @Test
    void bringsHomeWhatNoCallbackReported() {
        var acme = connected(Company.in(WECOM));
        acme.leaves("HAN_MEIMEI");
        acme.member("LI_LEI", m -> m.name("李雷雷"));
        acme.member("POLLY", m -> m.name("波莉").departments(Company.SALES));

        askForRun(acme);
        var finished = awaitFinishedRuns(acme, 2);

        assertThat(finished.counts()).isEqualTo(new Counts(2, 1, 2, 1, 0, 0));
        assertThat(membersOf(acme)).containsExactly("LI_LEI", "POLLY");
        assertThat(told(acme, Topic.CONTACTS_MEMBERS, MemberRemoved.class))
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.member().value()).isEqualTo("HAN_MEIMEI");
                    assertThat(gone.version()).isEqualTo(2);
                });
    }

    @Test
    void waitsWhileWeComIsBusy() {
        var acme = Company.in(WECOM);
        WECOM.define()
                .fault("/cgi-bin/user/list", f -> f.errcode(-1).times(2).corp(acme.corp.value()));

        connected(acme);

        assertThat(membersOf(acme)).containsExactly("HAN_MEIMEI", "LI_LEI");
        assertThat(told(acme, Topic.CONTACTS_SYNC_RUNS, SyncRunStarted.class)).hasSize(1);
        assertThat(told(acme, Topic.CONTACTS_SYNC_RUNS, SyncRunFailed.class)).isEmpty();
    }

    @Test
    void tellsARefusedTokenAndGoesOnWithTheNextOne() {
        var acme = Company.in(WECOM);
        tellToken(acme, 1);
        WECOM.define().invalidateTokens(acme.corp.value(), 0);
        tell(acme.connected(1));

        var rejected = awaitTold(acme, Topic.WECOM_TOKEN_REJECTED, TokenRejected.class);
        tellToken(acme, 2);
        awaitFinishedRuns(acme, 1);

        assertThat(rejected.app()).isEqualTo(Company.CRM);
        assertThat(rejected.errcode()).isEqualTo(40014);
        assertThat(membersOf(acme)).containsExactly("HAN_MEIMEI", "LI_LEI");
    }

    @Test
    void waitsForTheFirstToken() {
        var acme = Company.in(WECOM);
        tell(acme.connected(1));
        await().atMost(SOON)
                .until(() ->
                        rows("select last_failure from work", acme).stream()
                                .anyMatch(row ->
                                        "binding has told no token"
                                                .equals(row.get("last_failure"))));

        tellToken(acme, 1);

        awaitFinishedRuns(acme, 1);
        assertThat(membersOf(acme)).hasSize(2);
    }

    @Test
    void failsWithTheCauseWhenAnAdministratorMustAct() {
        var acme = Company.in(WECOM);
        WECOM.define()
                .fault("/cgi-bin/department/list", f -> f.errcode(48002).corp(acme.corp.value()));
        tellToken(acme, 1);
        tell(acme.connected(1));

        var failed = awaitTold(acme, Topic.CONTACTS_SYNC_RUNS, SyncRunFailed.class);

        assertThat(failed.cause()).startsWith("WeCom answered 48002");
        awaitRest(acme);
        assertThat(rows("select state, failure_kind from sync_run", acme))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.get("state")).isEqualTo("FAILED");
                    assertThat(run.get("failure_kind")).isEqualTo("NOT_PERMITTED");
                });

        askForRun(acme);
        awaitFinishedRuns(acme, 1);
        assertThat(membersOf(acme)).hasSize(2);
    }

    @Test
    void refusesToRemoveMoreThanHalf() {
        var acme = Company.in(WECOM);
        IntStream.rangeClosed(1, 30)
                .forEach(n ->
                        acme.member(
                                "SELLER_" + n, m -> m.name("销售" + n).departments(Company.SALES)));
        connected(acme);
        IntStream.rangeClosed(1, 30).forEach(n -> acme.leaves("SELLER_" + n));

        askForRun(acme);
        var failed = awaitTold(acme, Topic.CONTACTS_SYNC_RUNS, SyncRunFailed.class);

        assertThat(failed.cause()).isEqualTo("it would remove 30 of 32 members");
        assertThat(membersOf(acme)).hasSize(32);
        assertThat(told(acme, Topic.CONTACTS_MEMBERS, MemberRemoved.class)).isEmpty();
    }

    @Test
    void forgetsTheDirectoryOfADisconnectedApp() {
        var acme = connected(Company.in(WECOM));

        tell(acme.disconnected(2));
        await().atMost(SOON).until(() -> membersOf(acme).isEmpty());
        awaitRest(acme);

        assertThat(rows("select name from member", acme)).allMatch(row -> row.get("name") == null);
        await().atMost(SOON)
                .until(() -> told(acme, Topic.CONTACTS_MEMBERS, MemberRemoved.class).size() == 2);
        tell(acme.connected(3));
        awaitFinishedRuns(acme, 2);
        assertThat(member(acme, "LI_LEI").orElseThrow().get("version")).isEqualTo(3L);
    }

    @Test
    void syncsOnceForAConnectionThatIsToldAgain() {
        var acme = connected(Company.in(WECOM));

        tell(acme.connected(2));
        await().atMost(SOON)
                .until(() ->
                        rows("select version from connected_app", acme)
                                .getFirst()
                                .get("version")
                                .equals(2L));

        assertThat(rows("select run_id from sync_run", acme)).hasSize(1);
    }
}
