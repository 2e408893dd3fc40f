package com.wecombridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import com.wecombridge.wecomsim.world.Fault.Kind;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a to-do of the CRM to the card in a member's conversation. */
@NullUnmarked
class TodoToCardIT extends NotificationServiceIT {

    private static final String SEND = "/cgi-bin/message/send";

    @BeforeEach
    void connect() {
        acmeIsConnected();
    }

    @AfterEach
    void heal() {
        WECOM.define().noMoreFaults();
    }

    @Test
    void bringsOneCardToTheRightMember() {
        tell(todo("t-first", LI_LEI));

        var recorded = awaitTold("t-first", 1).getFirst();

        assertThat(recorded.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(recorded.member()).contains(new MemberUserId("LI_LEI"));
        assertThat(recorded.messageId()).isPresent();
        var cards = cardsOf("LI_LEI", "t-first");
        assertThat(cards).hasSize(1);
        assertThat(cardsOf("HAN_MEIMEI", "t-first")).isEmpty();
        var card = cards.getFirst().content().path("textcard");
        assertThat(card.path("title").asString()).isEqualTo("报价单待审批 · 上海某某科技");
        assertThat(card.path("description").asString()).contains("金额：¥ 128,000");
        assertThat(card.path("btntxt").asString()).isEqualTo("查看");
        assertThat(card.path("url").asString())
                .isEqualTo(
                        "https://crm.acme.example/qyweixin/getUserAuthorize"
                                + "?suffi=%2Fh5%2Ftodos%2Ft-first%3Fv%3D1"
                                + "&appid=1000002&corpid=wwacme0000000001");
    }

    @Test
    void doesNothingForTheSameFactAgain() {
        var todo = todo("t-thrice", LI_LEI);
        tell(todo, "fact-1");
        tell(todo, "fact-1");
        tell(todo, "fact-2"); // the same version under another id
        tell(todo("t-thrice-marker", LI_LEI));

        awaitTold("t-thrice-marker", 1);
        awaitTold("t-thrice", 1);

        assertThat(told("t-thrice")).hasSize(1);
        assertThat(cardsOf("LI_LEI", "t-thrice")).hasSize(1);
    }

    @Test
    void showsTwoRemindersThatAreMeant() {
        tell(todo("t-twin-a", LI_LEI));
        tell(todo("t-twin-b", LI_LEI));

        awaitTold("t-twin-a", 1);
        awaitTold("t-twin-b", 1);

        assertThat(cardsOf("LI_LEI", "t-twin-a")).hasSize(1);
        assertThat(cardsOf("LI_LEI", "t-twin-b")).hasSize(1);
    }

    @Test
    void accountsForEveryPerson() {
        tell(todo("t-mixed", LI_LEI, HAN_MEIMEI, LUCY, NOBODY));

        var recorded = awaitTold("t-mixed", 4);

        assertThat(recorded)
                .extracting(fact -> fact.crmUser().value() + " " + fact.state())
                .containsExactlyInAnyOrder(
                        "u-lilei ACCEPTED",
                        "u-hanmeimei ACCEPTED",
                        "u-lucy INVALID",
                        "u-unpaired UNBOUND");
        assertThat(recorded)
                .filteredOn(fact -> fact.state() != DeliveryState.ACCEPTED)
                .allSatisfy(fact -> assertThat(fact.reason()).isPresent());
        assertThat(recorded).extracting(DeliveryRecorded::version).containsOnly(1L);
    }

    @Test
    void saysSoWhenNobodyCanBeReached() {
        tell(todo("t-outside", LUCY));

        var recorded = awaitTold("t-outside", 1).getFirst();

        assertThat(recorded.state()).isEqualTo(DeliveryState.INVALID);
        assertThat(recorded.reason()).get().asString().contains("81013");
    }

    @Test
    void showsOneCardWhenTheAnswerWasLost() {
        WECOM.define().fault(SEND, fault -> fault.kind(Kind.DROP_AFTER_DOING));
        tell(todo("t-lost", LI_LEI));

        var recorded = awaitTold("t-lost", 1);

        assertThat(recorded)
                .extracting(DeliveryRecorded::state)
                .containsExactly(DeliveryState.ACCEPTED);
        assertThat(cardsOf("LI_LEI", "t-lost")).hasSize(1);
    }

    @Test
    void repeatsTheSameTextAfterACrashBetweenAttemptAndRecord() {
        tell(todo("t-crash", LI_LEI));
        awaitTold("t-crash", 1);
        var sent = cardsOf("LI_LEI", "t-crash").getFirst();
        // As the crash would have left it: sent, the attempt recorded, and nothing more.
        forgetTheAnswer("t-crash", sent.content().toString(), "1 minute");

        var recorded = awaitTold("t-crash", 2);

        assertThat(recorded.getLast().state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(recorded.getLast().version()).isEqualTo(2);
        assertThat(cardsOf("LI_LEI", "t-crash")).hasSize(1);
    }

    @Test
    void repeatsNothingOnceWeComWouldShowItTwice() {
        tell(todo("t-late", LI_LEI));
        awaitTold("t-late", 1);
        var sent = cardsOf("LI_LEI", "t-late").getFirst();
        forgetTheAnswer("t-late", sent.content().toString(), "26 minutes");

        var recorded = awaitTold("t-late", 2);

        assertThat(recorded.getLast().state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(cardsOf("LI_LEI", "t-late")).hasSize(1);
    }

    @Test
    void triesAgainWhenWeComIsBusy() {
        WECOM.define().fault(SEND, fault -> fault.errcode(-1));
        tell(todo("t-busy", LI_LEI));

        assertThat(awaitTold("t-busy", 1).getFirst().state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(cardsOf("LI_LEI", "t-busy")).hasSize(1);
    }

    @Test
    void leavesACorpAloneThatAskedTooOften() {
        subsidiaryIsConnected();
        WECOM.define().fault(SEND, fault -> fault.corp(SUBSIDIARY.value()).errcode(45009));
        tell(todo("t-limited", JIM));
        await().atMost(SOON).until(() -> sendsOf(SUBSIDIARY) == 1);

        tell(todo("t-elsewhere", LI_LEI));

        assertThat(awaitTold("t-elsewhere", 1).getFirst().state())
                .isEqualTo(DeliveryState.ACCEPTED);
        assertThat(sendsOf(SUBSIDIARY)).isEqualTo(1);
        assertThat(told("t-limited")).isEmpty();
    }

    private static long sendsOf(CorpId corp) {
        return WECOM.query().ledger().stream()
                .filter(entry -> entry.path().equals(SEND) && entry.corpId().equals(corp.value()))
                .count();
    }

    @Test
    void recordsWhyWeComRefused() {
        WECOM.define().fault(SEND, fault -> fault.errcode(50003));
        tell(todo("t-refused", LI_LEI));

        var recorded = awaitTold("t-refused", 1).getFirst();

        assertThat(recorded.state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(recorded.reason()).get().asString().contains("50003");
    }

    @Test
    void asksForANewTokenAndSendsWithIt() {
        WECOM.define().invalidateTokens(CORP.value(), 1000002);
        tell(todo("t-token", LI_LEI));
        await().atMost(SOON).until(() -> !KAFKA.records("wecom.token-rejected").isEmpty());
        tellToken(System.currentTimeMillis());

        assertThat(awaitTold("t-token", 1).getFirst().state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(cardsOf("LI_LEI", "t-token")).hasSize(1);
    }

    private static void forgetTheAnswer(String todo, String body, String ago) {
        var quoted = body.replace("'", "''");
        database.execute(
                """
                update delivery set standing = 'WAITING', message_id = null where todo_id = '%1$s';
                update posting set closed_at = null, tries = 1, unsure_app = '1000002',
                       unsure_body = '%2$s', unsure_since = now() - interval '%3$s'
                 where todo_id = '%1$s';
                insert into work (kind, key, lane, tenant_id, corp_id, payload, due_at)
                select 'send', 'again-%1$s', corp_id, tenant_id, corp_id, id::text, now()
                  from posting where todo_id = '%1$s';
                """
                        .formatted(todo, quoted, ago));
    }
}
