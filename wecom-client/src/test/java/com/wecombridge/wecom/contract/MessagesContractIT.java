package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WxCall;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.Message;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import me.chanjar.weixin.cp.bean.article.NewArticle;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessageSendResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of an app: pages 90236, 94867, 92369. */
class MessagesContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String SEND = "/cgi-bin/message/send";

    static List<WxCpMessage> kinds() {
        return List.of(
                text("有新的待办"),
                WxCpMessage.MARKDOWN().content("**有新的待办**").build(),
                WxCpMessage.TEXTCARD()
                        .title("商机折扣")
                        .description("请处理")
                        .url("https://crm.example.com/todos/1")
                        .btnTxt("详情")
                        .build(),
                WxCpMessage.NEWS()
                        .addArticle(
                                NewArticle.builder()
                                        .title("周报")
                                        .url("https://crm.example.com/reports/1")
                                        .build())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bringsAMessageToAMember(WxCpMessage message) {
        WECOM.leavesBehind("a message");

        var result = send(message, member());

        assertThat(result.getMsgId()).isNotBlank();
        assertThat(result.getInvalidUser()).isNullOrEmpty();
        WECOM.behindTheScenes(simulator ->
                assertThat(seenBy(simulator))
                        .anySatisfy(seen -> assertThat(seen.msgId()).isEqualTo(result.getMsgId())));
    }

    @Test
    void tellsWhomItCouldNotReach() {
        WECOM.leavesBehind("a message");

        assertThat(send(text("有新的待办"), member() + "|NOBODY_AT_ALL").getInvalidUser())
                .isEqualTo("nobody_at_all");
    }

    @Test
    void reachesNobodyAtAll() {
        WECOM.refuses(81013, StateTold.class, sending(text("hello"), "NOBODY_AT_ALL"));
    }

    @Test
    void wantsReceivers() {
        WECOM.refuses(82001, AskedWrongly.class, sending(text("hello"), ""));
    }

    @Test
    void takesAThousandReceiversAndNoMore() {
        String tooMany =
                IntStream.rangeClosed(0, 1000)
                        .mapToObj(i -> "NOBODY_" + i)
                        .collect(Collectors.joining("|"));

        WECOM.refuses(40032, AskedWrongly.class, sending(text("hello"), tooMany));
    }

    @Test
    void wantsAText() {
        WECOM.refuses(44004, AskedWrongly.class, sending(text(""), member()));
    }

    @Test
    void knowsItsKindsOfMessage() {
        WECOM.refuses(
                40008,
                AskedWrongly.class,
                api ->
                        api.post(
                                api.getWxCpConfigStorage().getApiUrl(SEND),
                                """
                                {"touser":"%s","agentid":%d,"msgtype":"telegram","telegram":{"content":"x"}}
                                """
                                        .formatted(member(), WECOM.target().agentId())));
    }

    @Test
    void sendsInTheNameOfNoOtherApp() {
        var message = text("hello");
        message.setAgentId(1_000_099);

        WECOM.refuses(301002, AskedWrongly.class, sending(message, member()));
    }

    @Test
    void wantsMediaThatItKnows() {
        var picture = WxCpMessage.IMAGE().mediaId("no-such-media").build();

        WECOM.refuses(40007, ItemRefused.class, sending(picture, member()));
    }

    @Test
    void recallsAMessage() {
        WECOM.leavesBehind("a message, taken back");
        String msgId = send(text("说错了"), member()).getMsgId();

        WECOM.ask(recalling(msgId));

        WECOM.behindTheScenes(simulator ->
                assertThat(seenBy(simulator)).noneMatch(seen -> seen.msgId().equals(msgId)));
    }

    @Test
    void recallsNoMessageThatItDidNotSend() {
        WECOM.refuses(40058, AskedWrongly.class, recalling("m-no-such-message"));
    }

    @Test
    void recallsNoMessageAfterADay() {
        var simulator = WECOM.simulator("moves its clock");
        String msgId = send(text("昨天的"), member()).getMsgId();
        simulator.define().advanceClock(Duration.ofHours(25));
        WECOM.forgetTokens();
        WECOM.refuses(42052, ItemRefused.class, recalling(msgId));
    }

    @Test
    void countsWhatWasSent() {
        var counted = WECOM.ask(api -> api.getMessageService().getStatistics(0));

        assertThat(counted.getStatistics())
                .extracting(app -> app.getAgentId())
                .contains(WECOM.target().agentId());
    }

    @Test
    void countsNothingForAStranger() {
        WECOM.answersNoStranger(api -> api.getMessageService().getStatistics(0));
    }

    @Test
    void isTooBusyAndIsAskedOnce() {
        WECOM.simulator("a fault is scripted").define().fault(SEND, fault -> fault.errcode(45009));

        WECOM.refuses(45009, Busy.class, sending(text("hello"), member()));
        assertThat(WECOM.asked(SEND)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HTML", "TRUNCATED", "DROP_BEFORE_DOING", "DROP_AFTER_DOING"})
    void neverSendsTwiceWhatMayHaveArrived(Fault.Kind kind) {
        var simulator = WECOM.simulator("a fault is scripted");
        simulator.define().fault(SEND, fault -> fault.kind(kind));
        var message = text("折扣 " + kind);

        assertThat(Contract.failureOf(WECOM.call(WECOM.target().app(), sending(message, member()))))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(WECOM.asked(SEND)).hasSizeLessThanOrEqualTo(1);
        assertThat(seenBy(simulator))
                .filteredOn(seen -> seen.content().toString().contains("折扣 " + kind))
                .hasSize(
                        kind == Fault.Kind.TRUNCATED || kind == Fault.Kind.DROP_AFTER_DOING
                                ? 1
                                : 0);
    }

    private static WxCpMessage text(String words) {
        return WxCpMessage.TEXT()
                .content(words.isEmpty() ? "" : words + " " + UUID.randomUUID())
                .build();
    }

    private static WxCpMessageSendResult send(WxCpMessage message, String to) {
        return WECOM.ask(sending(message, to));
    }

    private static WxCall<WxCpMessageSendResult> sending(WxCpMessage message, String to) {
        message.setToUser(to);
        return api -> api.getMessageService().send(message);
    }

    private static WxCall<Boolean> recalling(String msgId) {
        return api -> {
            api.getMessageService().recall(msgId);
            return true;
        };
    }

    private static List<Message> seenBy(WeComSimulator simulator) {
        return simulator.query().messagesOf(WECOM.target().corp().value(), member());
    }

    private static String member() {
        return WECOM.target().member();
    }
}
