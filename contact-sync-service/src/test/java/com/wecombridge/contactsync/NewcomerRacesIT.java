package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Harvest;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.Told;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.events.Topic;
import com.wecombridge.events.contact.DepartmentEvent;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentRemoved;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Two looks find somebody new at the same time: the younger one wins, whoever stores first. */
@NullUnmarked
class NewcomerRacesIT extends ContactSyncServiceIT {

    private static final MemberUserId JIM = new MemberUserId("JIM");
    private static final DepartmentId SERVICE = new DepartmentId(9);

    @Autowired UnitOfWork transactions;
    @Autowired ConnectedApps apps;
    @Autowired Mirroring<MirroredMember> members;
    @Autowired Mirroring<Department> departments;

    private Company acme;
    private Instant earlier;
    private Instant later;

    @BeforeEach
    void acmeIsMirrored() {
        acme = connected(Company.in(WECOM));
        earlier = Instant.now().truncatedTo(ChronoUnit.MICROS);
        later = earlier.plusMillis(300);
    }

    @Test
    void removesANewcomerWhomTheYoungerLookMissed() {
        var second =
                meet(members, look(earlier, member("吉姆")), look(later, Reading.gone(JIM.key())));

        assertThat(second).isEqualTo(new Told(0, 1));
        assertThat(member(acme, "JIM")).isEmpty();
        assertThat(toldOfJim(2))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(MemberMirrored.class),
                        then -> assertThat(then).isInstanceOf(MemberRemoved.class))
                .extracting(MemberEvent::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void showsANewcomerAsTheYoungerLookSawThem() {
        var second = meet(members, look(earlier, member("吉姆一")), look(later, member("吉姆二")));

        assertThat(second).isEqualTo(new Told(1, 0));
        assertThat(member(acme, "JIM").orElseThrow())
                .containsEntry("name", "吉姆二")
                .containsEntry("version", 2L);
        assertThat(toldOfJim(2).getLast())
                .isInstanceOfSatisfying(
                        MemberMirrored.class, now -> assertThat(now.name()).contains("吉姆二"));
    }

    @Test
    void leavesANewcomerAsTheYoungerLookStoredThemFirst() {
        var second = meet(members, look(later, member("吉姆二")), look(earlier, member("吉姆一")));

        assertThat(second).isEqualTo(new Told(0, 0));
        assertThat(member(acme, "JIM").orElseThrow())
                .containsEntry("name", "吉姆二")
                .containsEntry("version", 1L);
    }

    @Test
    void doesNotBringInWhomTheYoungerLookHadMissedAlready() {
        var second =
                meet(members, look(later, Reading.gone(JIM.key())), look(earlier, member("吉姆")));

        assertThat(second).isEqualTo(new Told(0, 0));
        assertThat(member(acme, "JIM")).isEmpty();
        assertThat(rows("select user_id, version, read_at from member", acme))
                .filteredOn("user_id", JIM.key())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("version", 0L));
    }

    @Test
    void removesANewDepartmentThatTheYoungerLookMissed() {
        var gone = Reading.<Department>gone(Long.toString(SERVICE.value()));

        assertThat(meet(departments, look(earlier, department("客服部")), look(later, gone)))
                .isEqualTo(new Told(0, 1));
        assertThat(service()).containsEntry("present", false).containsEntry("version", 2L);
        assertThat(toldOfService(2).getLast()).isInstanceOf(DepartmentRemoved.class);
    }

    @Test
    void showsANewDepartmentAsTheYoungerLookSawIt() {
        var second =
                meet(departments, look(earlier, department("客服部")), look(later, department("售后部")));

        assertThat(second).isEqualTo(new Told(1, 0));
        assertThat(service()).containsEntry("name", "售后部").containsEntry("version", 2L);
        assertThat(toldOfService(2).getLast())
                .isInstanceOfSatisfying(
                        DepartmentMirrored.class, now -> assertThat(now.name()).contains("售后部"));
    }

    /** The first transaction ends only once the second one waits for it. */
    private <T extends Content> Told meet(
            Mirroring<T> mirroring, Harvest<T> first, Harvest<T> second) {
        var stored = new CompletableFuture<Void>();
        var end = new CompletableFuture<Void>();
        var holding =
                take(mirroring, first)
                        .doOnNext(_ -> stored.complete(null))
                        .delayUntil(_ -> Mono.fromFuture(end));
        var holder = within(holding);
        try {
            await().atMost(SOON).until(() -> stored.isDone() || holder.isDone());
            var waiter = within(take(mirroring, second));
            await().atMost(SOON).until(() -> waiter.isDone() || somebodyWaits());
            assertThat(waiter).isNotDone();
            end.complete(null);
            holder.join();
            return waiter.join();
        } finally {
            end.complete(null);
        }
    }

    private CompletableFuture<Told> within(Mono<Told> work) {
        return transactions.within(Company.ACME, work).toFuture();
    }

    /** As full sync and re-read do: the app held for share. */
    private <T extends Content> Mono<Told> take(Mirroring<T> mirroring, Harvest<T> harvest) {
        return apps.steady(app()).flatMap(app -> mirroring.take(app, harvest));
    }

    private static boolean somebodyWaits() {
        return !database.rows(
                        """
                        select pid from pg_stat_activity
                         where datname = '%s' and cardinality(pg_blocking_pids(pid)) > 0
                           and query ~ 'member|department'
                        """
                                .formatted(database.name()))
                .isEmpty();
    }

    private AppRef app() {
        return new AppRef(Company.ACME, acme.corp, Company.CRM);
    }

    private static <T extends Content> Harvest<T> look(Instant readAt, Reading<T> reading) {
        return new Harvest<>(List.of(reading), readAt);
    }

    private static Reading<MirroredMember> member(String name) {
        var member = new Member(JIM, Optional.of(name), Optional.empty(), List.of(), 1);
        return Reading.found(new MirroredMember(member, true));
    }

    private static Reading<Department> department(String name) {
        return Reading.found(
                new Department(SERVICE, Optional.of(name), Optional.of(new DepartmentId(1)), 100));
    }

    private Map<String, Object> service() {
        return rows("select * from department", acme).stream()
                .filter(row -> row.get("department_id").equals(SERVICE.value()))
                .findFirst()
                .orElseThrow();
    }

    private List<MemberEvent> toldOfJim(int facts) {
        await().atMost(SOON).until(() -> toldOfJim().size() == facts);
        return toldOfJim();
    }

    private List<MemberEvent> toldOfJim() {
        return told(acme, Topic.CONTACTS_MEMBERS, MemberEvent.class).stream()
                .filter(fact -> fact.member().equals(JIM))
                .toList();
    }

    private List<DepartmentEvent> toldOfService(int facts) {
        await().atMost(SOON).until(() -> toldOfService().size() == facts);
        return toldOfService();
    }

    private List<DepartmentEvent> toldOfService() {
        return told(acme, Topic.CONTACTS_DEPARTMENTS, DepartmentEvent.class).stream()
                .filter(fact -> fact.department().equals(SERVICE))
                .toList();
    }
}
