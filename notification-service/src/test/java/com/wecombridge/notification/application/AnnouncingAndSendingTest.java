package com.wecombridge.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import com.wecombridge.events.work.Outcome.NotYet;
import com.wecombridge.notification.application.PatienceSettings.Limited;
import com.wecombridge.notification.application.PatienceSettings.Retry;
import com.wecombridge.notification.application.sending.CardWriting;
import com.wecombridge.notification.application.sending.SendCard;
import com.wecombridge.notification.domain.Pairing;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.card.CardComposer;
import com.wecombridge.notification.domain.card.DeepLinks;
import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.SendRules;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@NullUnmarked
class AnnouncingAndSendingTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final CrmUserId LI_LEI = new CrmUserId("u-lilei");
    private static final CrmUserId HAN_MEIMEI = new CrmUserId("u-hanmeimei");
    private static final Todo.Ref TODO = new Todo.Ref(new CrmTodoId("t-1"), 1);
    private static final PatienceSettings PATIENCE =
            new PatienceSettings(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(25),
                    Duration.ofHours(1),
                    Duration.ofHours(24),
                    new Retry(Duration.ofSeconds(2), Duration.ofMinutes(5)),
                    new Limited(Duration.ofMinutes(1), Duration.ofHours(1)));

    private final House house = new House();
    private final Telling telling = new Telling(house, house, house.outbox(), house.clock);
    private final AnnounceTodo announce =
            new AnnounceTodo(house, house, house, house.queue(), house.clock, PATIENCE);
    private final LookAgain lookAgain = new LookAgain(house, house, house.queue(), telling);
    private final SendCard sendCard =
            new SendCard(
                    house,
                    new CardWriting(
                            house,
                            house,
                            house,
                            new CardComposer(ZoneOffset.UTC),
                            new DeepLinks(URI.create("https://crm.acme.example"))),
                    house,
                    new SendRules(PATIENCE.patience()),
                    telling);

    @BeforeEach
    void connect() {
        house.senders.add(House.crmApp());
        pair(LI_LEI);
    }

    @Test
    void tellsOnceThatWeComTookTheMessage() {
        assign(LI_LEI);

        assertThat(perform()).isInstanceOf(Done.class);
        assertThat(perform()).isInstanceOf(Done.class);

        assertThat(house.sent).hasSize(1);
        assertThat(house.told)
                .containsExactly(
                        new DeliveryRecorded(
                                ACME,
                                TODO.todo(),
                                LI_LEI,
                                Optional.of(CORP),
                                Optional.of(new MemberUserId("u-lilei")),
                                DeliveryState.ACCEPTED,
                                Optional.of("m-1"),
                                Optional.empty(),
                                house.clock.instant(),
                                1));
    }

    @Test
    void announcesAVersionOnce() {
        assign(LI_LEI);
        assign(LI_LEI);

        assertThat(house.errands).hasSize(1);
    }

    @Test
    void repeatsTheSameTextAfterALostAnswer() {
        house.answers.add(Mono.just(new Answer.Lost("cut off")));
        assign(LI_LEI);

        assertThat(perform()).isEqualTo(new NotYet(Duration.ofSeconds(2), "cut off"));
        house.senders.clear(); // what is connected by now does not matter any more
        assertThat(perform()).isInstanceOf(Done.class);

        assertThat(house.sent).hasSize(2).containsOnly(house.sent.getFirst());
        assertThat(states()).containsExactly(DeliveryState.ACCEPTED);
    }

    @Test
    void treatsACrashLikeALostAnswer() {
        house.answers.add(Mono.error(new OutOfMemoryError("killed")));
        assign(LI_LEI);

        assertThat(sendCard.handle(command()).onErrorComplete().block()).isNull();
        house.clock.pass(Duration.ofMinutes(26));
        assertThat(perform()).isInstanceOf(Done.class);

        assertThat(house.sent).hasSize(1);
        assertThat(states()).containsExactly(DeliveryState.UNKNOWN);
    }

    @Test
    void composesAnewAfterACertainNo() {
        house.answers.add(Mono.just(new Answer.Busy("-1")));
        assign(LI_LEI);
        perform();

        house.clock.pass(Duration.ofHours(2));
        perform();

        assertThat(house.sent).hasSize(2);
        assertThat(states()).containsExactly(DeliveryState.ACCEPTED);
    }

    @Test
    void waitsForAConnectedAppForAWhile() {
        house.senders.clear();
        assign(LI_LEI);

        assertThat(perform()).isInstanceOf(NotYet.class);
        house.clock.pass(Duration.ofMinutes(61));
        perform();

        assertThat(house.sent).isEmpty();
        assertThat(states()).containsExactly(DeliveryState.REFUSED);
    }

    @Test
    void looksAgainBeforeItCallsSomebodyUnbound() {
        assign(HAN_MEIMEI);
        assertThat(house.errands).extracting(work -> work.kind()).containsExactly("look-again");
        assertThat(house.errands.getFirst().delay()).hasSeconds(5);

        pair(HAN_MEIMEI);
        lookAgain
                .handle(new LookAgain.Command(ACME, Errands.todoOf(house.errands.getFirst())))
                .block();

        assertThat(house.told).isEmpty();
        assertThat(house.errands)
                .extracting(work -> work.kind())
                .containsExactly("look-again", "send");
    }

    @Test
    void tellsWhoCannotBeTold() {
        assign(LI_LEI, HAN_MEIMEI);
        lookAgain.handle(new LookAgain.Command(ACME, TODO)).block();

        assertThat(house.told).hasSize(1);
        assertThat(house.told.getFirst().crmUser()).isEqualTo(HAN_MEIMEI);
        assertThat(house.told.getFirst().state()).isEqualTo(DeliveryState.UNBOUND);
        assertThat(house.told.getFirst().reason()).isPresent();
    }

    @Test
    void saysThatAMemberIsOutsideTheRange() {
        house.outside.add(new MemberUserId("U-LILEI"));
        house.answers.add(Mono.just(new Answer.NobodyReachable("WeCom answered 81013")));
        assign(LI_LEI);
        perform();

        assertThat(house.told.getFirst().reason()).get().asString().contains("可见范围");
    }

    private void assign(CrmUserId... users) {
        var todo =
                new Todo(
                        TODO,
                        new Todo.Subject(
                                "approval", "报价单", List.of(), URI.create("https://crm.example")),
                        new Todo.Request(Optional.empty(), Instant.EPOCH, Optional.empty()),
                        List.of(users));
        announce.handle(new AnnounceTodo.Command(ACME, todo)).block();
    }

    private void pair(CrmUserId user) {
        house.pairings.add(
                new Pairing(user, CORP, new MemberUserId(user.value()), true, Instant.EPOCH));
    }

    private static SendCard.Command command() {
        return new SendCard.Command(ACME, 1);
    }

    /** As the runner does: the effect is carried out with the end of the work. */
    private Outcome perform() {
        var outcome = sendCard.handle(command()).block();
        if (outcome instanceof Done(var effect)) {
            effect.block();
        }
        return outcome;
    }

    private List<DeliveryState> states() {
        return house.told.stream().map(DeliveryRecorded::state).toList();
    }
}
