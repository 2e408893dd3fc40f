package com.wecombridge.contactsync;

import static com.wecombridge.events.wecom.ChangeKind.ADDED;
import static com.wecombridge.events.wecom.ChangeKind.CHANGED;
import static com.wecombridge.events.wecom.ChangeKind.DELETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentRemoved;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.wecomsim.callback.Telling;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever WeCom calls back, in whatever order: the mirror ends up as WeCom is. */
@NullUnmarked
class CallbackRacesIT extends ContactSyncServiceIT {

    @AfterEach
    void heal() {
        WECOM.define().noMoreFaults();
    }

    @Test
    void showsTheLastOfTwoEditsWithinASecond() {
        var acme = connected(Company.in(WECOM));

        acme.member("LI_LEI", m -> m.name("李雷一"));
        tell(acme.reports("LI_LEI", CHANGED));
        acme.member("LI_LEI", m -> m.name("李雷二"));
        tell(acme.reports("LI_LEI", CHANGED));

        awaitName(acme, "李雷二");
        awaitRest(acme);
        assertThat(lastTold(acme, "LI_LEI"))
                .isInstanceOfSatisfying(
                        MemberMirrored.class, now -> assertThat(now.name()).contains("李雷二"));
    }

    @Test
    void looksNoSoonerThanASecondAfterTheCallback() {
        var acme = connected(Company.in(WECOM));
        acme.member("LI_LEI", m -> m.name("李雷三"));
        var callback = acme.reports("LI_LEI", CHANGED);
        tell(callback);

        awaitName(acme, "李雷三");

        assertThat(readAt(acme)).isAfterOrEqualTo(callback.receivedAt().plusSeconds(1));
    }

    private static Instant readAt(Company acme) {
        return ((Timestamp) member(acme, "LI_LEI").orElseThrow().get("read_at")).toInstant();
    }

    @Test
    void tellsOnceWhatWasReportedThreeTimes() {
        var acme = connected(Company.in(WECOM));
        acme.member("LI_LEI", m -> m.name("李雷四"));

        tell(acme.reports("LI_LEI", CHANGED));
        tell(acme.reports("LI_LEI", CHANGED));
        tell(acme.reports("LI_LEI", CHANGED));

        awaitName(acme, "李雷四");
        awaitRest(acme);
        assertThat(toldOf(acme, "LI_LEI")).hasSize(2);
        assertThat(member(acme, "LI_LEI").orElseThrow().get("version")).isEqualTo(2L);
    }

    @Test
    void keepsAMemberWhoseDeletionWasReportedBeforeTheirReturn() {
        var acme = connected(Company.in(WECOM));
        acme.leaves("LI_LEI");
        acme.member("LI_LEI", m -> m.name("李雷归来").departments(Company.SALES));

        tell(acme.reports("LI_LEI", DELETED));
        tell(acme.reports("LI_LEI", ADDED));

        awaitName(acme, "李雷归来");
        awaitRest(acme);
        assertThat(lastTold(acme, "LI_LEI")).isInstanceOf(MemberMirrored.class);
    }

    @Test
    void doesNotBringBackAMemberWhoseArrivalIsReportedAfterTheirDeletion() {
        var acme = connected(Company.in(WECOM));

        tell(acme.reports("JIM", DELETED));
        tell(acme.reports("JIM", ADDED));
        acme.leaves("LI_LEI");
        tell(acme.reports("LI_LEI", DELETED));
        tell(acme.reports("LI_LEI", ADDED));

        await().atMost(SOON).until(() -> member(acme, "LI_LEI").isEmpty());
        awaitRest(acme);
        assertThat(member(acme, "JIM")).isEmpty();
        assertThat(toldOf(acme, "JIM")).isEmpty();
        assertThat(lastTold(acme, "LI_LEI")).isInstanceOf(MemberRemoved.class);
    }

    @Test
    void followsARenamedMember() {
        var acme = connected(Company.in(WECOM));
        acme.member("LI_LEI", m -> m.newUserId("lilei01"));

        tell(acme.reportsRename("LI_LEI", "lilei01"));

        await().atMost(SOON).until(() -> membersOf(acme).equals(List.of("HAN_MEIMEI", "lilei01")));
        awaitRest(acme);
        assertThat(lastTold(acme, "LI_LEI")).isInstanceOf(MemberRemoved.class);
    }

    @Test
    void triesAgainWhileWeComIsBusy() {
        var acme = connected(Company.in(WECOM));
        acme.member("LI_LEI", m -> m.name("李雷五"));
        WECOM.define()
                .fault("/cgi-bin/user/get", f -> f.errcode(-1).times(1).corp(acme.corp.value()));

        tell(acme.reports("LI_LEI", CHANGED));

        awaitName(acme, "李雷五");
    }

    @Test
    void leavesAndReentersTheVisibleRange() {
        var acme = connected(Company.in(WECOM));

        acme.sees(List.of("HAN_MEIMEI"), List.of(), List.of());
        tell(acme.reportsRange("LI_LEI", false));
        await().atMost(SOON).until(() -> membersOf(acme).equals(List.of("HAN_MEIMEI")));
        awaitRest(acme);
        assertThat(lastTold(acme, "LI_LEI")).isInstanceOf(MemberRemoved.class);

        acme.sees(List.of(), List.of(Company.SALES), List.of());
        tell(acme.reportsRange("LI_LEI", true));
        await().atMost(SOON).until(() -> membersOf(acme).equals(List.of("HAN_MEIMEI", "LI_LEI")));
        awaitRest(acme);
        assertThat(lastTold(acme, "LI_LEI"))
                .isInstanceOfSatisfying(
                        MemberMirrored.class, now -> assertThat(now.insideRange()).isTrue());
    }

    @Test
    void findsWhomATagBringsIntoTheRange() {
        var acme = Company.in(WECOM);
        acme.tag(7, "LI_LEI");
        acme.sees(List.of(), List.of(), List.of(7));
        connected(acme);
        assertThat(membersOf(acme)).containsExactly("LI_LEI");

        acme.tag(7, "LI_LEI", "LUCY");
        tell(acme.reportsTag(7));

        await().atMost(SOON).until(() -> membersOf(acme).equals(List.of("LI_LEI", "LUCY")));
        awaitRest(acme);
        assertThat(member(acme, "LUCY").orElseThrow().get("inside_range")).isEqualTo(true);
    }

    @Test
    void followsDepartmentsThatChangeAndGo() {
        var acme = Company.in(WECOM);
        acme.sees(List.of(), List.of(1), List.of());
        connected(acme);

        acme.department(Company.SALES, "大客户部");
        tell(acme.reportsDepartment(Company.SALES, CHANGED));
        await().atMost(SOON)
                .until(() ->
                        told(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentMirrored.class).stream()
                                .anyMatch(d -> d.name().filter("大客户部"::equals).isPresent()));

        acme.leaves("LUCY");
        WECOM.define().removeDepartment(acme.corp.value(), Company.WAREHOUSE, Telling.quietly());
        tell(acme.reportsDepartment(Company.WAREHOUSE, DELETED));
        tell(acme.reports("LUCY", DELETED));
        var removed = awaitTold(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentRemoved.class);
        assertThat(removed.department().value()).isEqualTo(Company.WAREHOUSE);
        awaitRest(acme);
        assertThat(membersOf(acme)).containsExactly("HAN_MEIMEI", "LI_LEI");
    }

    @Test
    void servesNobodyForAnAppThatIsNotConnected() {
        var acme = Company.in(WECOM);
        tell(acme.reports("LI_LEI", CHANGED));
        var connected = connected(Company.in(WECOM)); // the topic goes on

        assertThat(rows("select kind from work", acme)).isEmpty();
        assertThat(membersOf(connected)).hasSize(2);
    }

    private static void awaitName(Company company, String name) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(member(company, "LI_LEI").orElseThrow().get("name"))
                                .isEqualTo(name));
    }

    private static MemberEvent lastTold(Company company, String userId) {
        await().atMost(SOON).until(() -> !toldOf(company, userId).isEmpty() && allTold(company));
        return toldOf(company, userId).getLast();
    }

    /** As many facts as the versions of the rows have counted. */
    private static boolean allTold(Company company) {
        var versions =
                rows("select coalesce(sum(version), 0)::bigint as total from member", company)
                        .getFirst()
                        .get("total");
        return told(company, Topic.CONTACTS_MEMBERS, MemberEvent.class).size() == (Long) versions;
    }

    private static List<MemberEvent> toldOf(Company company, String userId) {
        return told(company, Topic.CONTACTS_MEMBERS, MemberEvent.class).stream()
                .filter(fact -> fact.member().equals(new MemberUserId(userId)))
                .toList();
    }
}
