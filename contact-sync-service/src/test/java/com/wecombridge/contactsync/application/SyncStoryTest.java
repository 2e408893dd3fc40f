package com.wecombridge.contactsync.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.contactsync.application.Memory.Table;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.DirectoryWork;
import com.wecombridge.contactsync.application.connect.ConnectApp;
import com.wecombridge.contactsync.application.connect.DisconnectApp;
import com.wecombridge.contactsync.application.connect.ForgetDirectory;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.RangeReader;
import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.contactsync.application.mirror.Wording;
import com.wecombridge.contactsync.application.reread.NoteChange;
import com.wecombridge.contactsync.application.reread.Redrawing;
import com.wecombridge.contactsync.application.reread.RereadMember;
import com.wecombridge.contactsync.application.reread.RereadRange;
import com.wecombridge.contactsync.application.reread.Touched;
import com.wecombridge.contactsync.application.sync.Comparison;
import com.wecombridge.contactsync.application.sync.PlanSync;
import com.wecombridge.contactsync.application.sync.RunFullSync;
import com.wecombridge.contactsync.application.sync.RunLog;
import com.wecombridge.contactsync.application.sync.WholeReader;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.SyncRun.Failed;
import com.wecombridge.contactsync.domain.SyncRun.FailureKind;
import com.wecombridge.contactsync.domain.SyncRun.Finished;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import com.wecombridge.contactsync.domain.SyncRun.Running;
import com.wecombridge.events.Event;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunStarted;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The use cases together, with ports in memory: who wins when readings overtake each other. */
@NullUnmarked
class SyncStoryTest {

    private static final AppRef CRM =
            new AppRef(new TenantId("acme"), new CorpId("wwacme0000000001"), new AppId("1000002"));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final UnitOfWork transactions = new Memory.NoTransactions();
    private final Memory.Apps apps = new Memory.Apps();
    private final Memory.Ranges ranges = new Memory.Ranges();
    private final Memory.Runs runs = new Memory.Runs();
    private final Table<MirroredMember> members = new Table<>();
    private final Table<Department> departments = new Table<>();
    private final List<Event> facts = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();
    private final PaperDirectory wecom = new PaperDirectory();

    private final RangeReader rangeReader = new RangeReader(wecom);
    private final Mirroring<MirroredMember> memberMirroring =
            new Mirroring<>(members, new Wording.OfMembers(), fact -> noted(facts, fact));
    private final Mirroring<Department> departmentMirroring =
            new Mirroring<>(departments, new Wording.OfDepartments(), fact -> noted(facts, fact));
    private final PlanSync planSync =
            new PlanSync(apps, runs, planned -> noted(work, planned), CLOCK);
    private final WholeReader wholeReader = new WholeReader(wecom, rangeReader);
    private final RunFullSync runFullSync =
            new RunFullSync(
                    transactions,
                    apps,
                    wholeReader,
                    new Comparison(
                            memberMirroring,
                            departmentMirroring,
                            ranges,
                            apps,
                            wholeReader,
                            transactions),
                    new RunLog(apps, runs, fact -> noted(facts, fact), CLOCK));
    private final RereadMember rereadMember =
            new RereadMember(transactions, apps, wecom, memberMirroring, ranges);
    private final RereadRange rereadRange =
            new RereadRange(
                    transactions,
                    apps,
                    rangeReader,
                    new Redrawing(
                            transactions,
                            apps,
                            ranges,
                            departmentMirroring,
                            memberMirroring,
                            planSync));

    private static <T> Mono<Void> noted(List<T> list, T one) {
        return Mono.fromRunnable(() -> list.add(one));
    }

    @BeforeEach
    void acmeConnectsItsApp() {
        wecom.holds("LI_LEI", "李雷");
        wecom.holds("HAN_MEIMEI", "韩梅梅");
        var told = new ConnectedApp(CRM, AppMode.SELF_BUILT, 1000002, true, 1, Instant.EPOCH);
        new ConnectApp(apps, planSync).handle(new ConnectApp.Command(told)).block();
    }

    @Test
    void plansOneRunWhenAnAppIsConnected() {
        assertThat(work).extracting(Work::kind).containsExactly(DirectoryWork.FULL_SYNC);

        var again = new ConnectedApp(CRM, AppMode.SELF_BUILT, 1000002, true, 2, Instant.EPOCH);
        new ConnectApp(apps, planSync).handle(new ConnectApp.Command(again)).block();

        assertThat(work).hasSize(1);
    }

    @Test
    void tellsTheWholeDirectoryOnceAndNothingTheSecondTime() {
        fullSync(NOON, 1);
        assertThat(told(MemberMirrored.class)).hasSize(2);
        var writes = members.writes;

        plan();
        fullSync(NOON.plusSeconds(60), 1);

        assertThat(told(MemberEvent.class)).hasSize(2);
        assertThat(members.writes).isEqualTo(writes);
    }

    @Test
    void beginsAgainAfterACrashAndTellsItsStartOnce() {
        var firstRun = DirectoryWork.objectOf(work.getFirst());
        outcome(NOON, 1); // killed before the end of the work was stored
        assertThat(runs.run(firstRun).state()).isInstanceOf(Running.class);

        fullSync(NOON.plusSeconds(30), 2);

        assertThat(runs.run(firstRun).state()).isInstanceOf(Finished.class);
        assertThat(told(SyncRunStarted.class)).hasSize(1);
        assertThat(told(MemberMirrored.class)).hasSize(2);
    }

    @Test
    void storesNothingOnceAnotherReadingOfTheDirectoryHasBegun() {
        wecom.afterListing = () -> apps.beginWholeReading(CRM, NOON.plusSeconds(5)).block();

        outcome(NOON, 1);

        assertThat(told(MemberEvent.class)).isEmpty();
        assertThat(members.contents()).isEmpty();
    }

    @Test
    void leavesAMemberAloneWhoWasReadWhileTheListsWereRead() {
        fullSync(NOON, 1);
        plan();
        wecom.afterListing =
                () -> {
                    wecom.afterListing = () -> {};
                    wecom.holds("LI_LEI", "李雷后来");
                    reread("LI_LEI", NOON.plusSeconds(70));
                };

        fullSync(NOON.plusSeconds(60), 1);

        assertThat(nameOf("li_lei")).isEqualTo("李雷后来");
    }

    @Test
    void doesNotRemoveAMemberWhoCameWhileTheListsWereRead() {
        fullSync(NOON, 1);
        plan();
        wecom.afterListing =
                () -> {
                    wecom.afterListing = () -> {};
                    wecom.holds("POLLY", "波莉");
                    reread("POLLY", NOON.plusSeconds(70));
                };

        fullSync(NOON.plusSeconds(60), 1);

        assertThat(nameOf("polly")).isEqualTo("波莉");
        assertThat(told(MemberRemoved.class)).isEmpty();
    }

    @Test
    void ignoresALookThatIsOlderThanTheWholeReading() {
        fullSync(NOON, 1);
        wecom.holds("LI_LEI", "李雷以前");

        reread("LI_LEI", NOON.minusSeconds(5));

        assertThat(nameOf("li_lei")).isEqualTo("李雷");
    }

    @Test
    void asksBeforeItRemovesWhomTheListsLeftOut() {
        fullSync(NOON, 1);
        plan();
        wecom.unlisted.add(new MemberUserId("LI_LEI"));

        fullSync(NOON.plusSeconds(60), 1);

        assertThat(nameOf("li_lei")).isEqualTo("李雷");
        assertThat(told(MemberRemoved.class)).isEmpty();
    }

    @Test
    void waitsWhileWeComIsBusyAndFailsWhenSomebodyMustAct() {
        wecom.setbacks.add(new Setback.Busy("busy"));
        assertThat(outcome(NOON, 3)).isEqualTo(new Outcome.NotYet(Duration.ofSeconds(8), "busy"));

        wecom.setbacks.add(new Setback.NotPermitted("48002"));
        fullSync(NOON.plusSeconds(30), 4);

        assertThat(runs.run(DirectoryWork.objectOf(work.getFirst())).state())
                .isEqualTo(new Failed(NOON, NOON, FailureKind.NOT_PERMITTED, "48002"));
        assertThat(told(MemberEvent.class)).isEmpty();
    }

    @Test
    void givesUpOnWhatItDoesNotUnderstandAfterFiveTries() {
        wecom.setbacks.add(new Setback.Unexpected("odd"));
        assertThat(outcome(NOON, 4)).isInstanceOf(Outcome.NotYet.class);

        wecom.setbacks.add(new Setback.Unexpected("odd"));
        assertThat(outcome(NOON, 5)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void remembersADeletionSoThatAnOlderLookBringsNobodyBack() {
        fullSync(NOON, 1);
        wecom.loses("LI_LEI");
        reread("LI_LEI", NOON.plusSeconds(20));
        wecom.holds("LI_LEI", "李雷");

        reread("LI_LEI", NOON.plusSeconds(10));

        assertThat(members.contents()).hasSize(1);
        assertThat(told(MemberRemoved.class)).hasSize(1);
    }

    @Test
    void judgesEverybodyAnewWhenTheRangeChangesAndPlansARun() {
        fullSync(NOON, 1);
        wecom.range = Set.of();

        finish(rereadRange.handle(new RereadRange.Command(CRM, NOON.plusSeconds(10), 1)).block());

        assertThat(members.contents()).noneMatch(MirroredMember::insideRange);
        assertThat(work.getLast().kind()).isEqualTo(DirectoryWork.FULL_SYNC);
        assertThat(work).hasSize(2);
    }

    @Test
    void asksForTheRangeAnewWhenSomebodyOutsideItIsSeen() {
        wecom.range = Set.of();
        fullSync(NOON, 1);
        wecom.range = Set.of(PaperDirectory.SALES);

        reread("LI_LEI", NOON.plusSeconds(10));

        assertThat(told(MemberMirrored.class).getLast().insideRange()).isTrue();
    }

    @Test
    void looksASecondAfterTheCallbackCame() {
        var touched =
                new Touched.Members(
                        List.of(new MemberUserId("LI_LEI"), new MemberUserId("lilei01")));
        new NoteChange(apps, planned -> noted(work, planned))
                .handle(new NoteChange.Command(CRM.corp(), new AppId("2000002"), touched))
                .block();

        var planned = work.subList(1, work.size());
        assertThat(planned).hasSize(2);
        assertThat(planned).allMatch(one -> one.delay().equals(Duration.ofSeconds(1)));
        assertThat(planned)
                .extracting(DirectoryWork::objectOf)
                .containsExactly("LI_LEI", "lilei01");
    }

    @Test
    void forgetsEverythingOfAnAppThatIsGone() {
        fullSync(NOON, 1);
        new DisconnectApp(apps, planned -> noted(work, planned))
                .handle(new DisconnectApp.Command(CRM, 2))
                .block();

        finish(
                new ForgetDirectory(
                                transactions, apps, memberMirroring, departmentMirroring, ranges)
                        .handle(new ForgetDirectory.Command(CRM, NOON.plusSeconds(10)))
                        .block());
        reread("LI_LEI", NOON.plusSeconds(20));

        assertThat(members.contents()).isEmpty();
        assertThat(departments.contents()).isEmpty();
        assertThat(told(MemberRemoved.class)).hasSize(2);
    }

    private void plan() {
        planSync.handle(new PlanSync.Command(CRM, Reason.ASKED_FOR, "alice@acme.example")).block();
    }

    private void fullSync(Instant readAt, int attempt) {
        finish(outcome(readAt, attempt));
    }

    /** Of the run that was planned last. */
    private Outcome outcome(Instant readAt, int attempt) {
        var run = DirectoryWork.objectOf(work.getLast());
        return runFullSync.handle(new RunFullSync.Command(CRM, run, readAt, attempt)).block();
    }

    private void reread(String userId, Instant readAt) {
        finish(
                rereadMember
                        .handle(new RereadMember.Command(CRM, new MemberUserId(userId), readAt, 1))
                        .block());
    }

    private static void finish(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(var effect) -> effect.block();
            case Outcome.DoneForAllDue(var effect) -> effect.block();
            case Outcome.NotYet(_, var cause) -> throw new AssertionError(cause);
        }
    }

    private <E extends Event> List<E> told(Class<E> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private String nameOf(String key) {
        return members.contents().stream()
                .filter(content -> content.key().equals(key))
                .findFirst()
                .orElseThrow()
                .member()
                .name()
                .orElseThrow();
    }
}
