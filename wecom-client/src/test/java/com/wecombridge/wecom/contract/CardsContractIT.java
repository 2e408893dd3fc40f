package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WxCall;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards that people press, and that change afterwards: pages 90236, 94945. */
class CardsContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void givesACodeToChangeACardWith() {
        WECOM.leavesBehind("a card");

        JsonNode sent = send(taskId());

        assertThat(sent.path("msgid").asString()).isNotBlank();
        assertThat(sent.path("response_code").asString()).isNotBlank();
    }

    @Test
    void changesACardOnceWithOneCode() {
        WECOM.leavesBehind("a card");
        String code = send(taskId()).path("response_code").asString();

        WECOM.ask(freezing(code));

        WECOM.refuses(60140, ItemRefused.class, freezing(code));
        WECOM.refuses(60140, ItemRefused.class, freezing("made-up"));
    }

    /** The library's own question has no room for a whole card. */
    @Test
    void changesAWholeCard() {
        WECOM.leavesBehind("a card");
        String code = send(taskId()).path("response_code").asString();

        String answer =
                WECOM.ask(
                        posting(
                                "update_template_card",
                                """
                                {"userids":["%s"],"agentid":%d,"response_code":"%s","template_card":{
                                 "card_type":"text_notice","main_title":{"title":"已处理"},
                                 "card_action":{"type":1,"url":"https://crm.example.com/todos/1"}}}
                                """
                                        .formatted(member(), WECOM.target().agentId(), code)));

        assertThat(answer).contains("\"errcode\":0");
    }

    @Test
    void changesNoCardAfterThreeDays() {
        var simulator = WECOM.simulator("moves its clock");
        String code = send(taskId()).path("response_code").asString();
        simulator.define().advanceClock(Duration.ofHours(73));
        WECOM.forgetTokens();

        WECOM.refuses(60140, ItemRefused.class, freezing(code));
    }

    @Test
    void takesATaskIdOnce() {
        WECOM.leavesBehind("a card");
        String taskId = taskId();
        assertThat(send(taskId).path("response_code").asString()).isNotBlank();

        WECOM.refuses(42014, AskedWrongly.class, sending(taskId));
    }

    @Test
    void wantsATaskIdOfPlainLetters() {
        WECOM.refuses(42014, AskedWrongly.class, sending(""));
        WECOM.refuses(42014, AskedWrongly.class, sending("待办"));
    }

    private static JsonNode send(String taskId) {
        return JSON.readTree(WECOM.ask(sending(taskId)));
    }

    /** As a service sends cards: its own JSON, WeCom's whole answer. */
    private static WxCall<String> sending(String taskId) {
        return posting(
                "send",
                """
                {"touser":"%s","msgtype":"template_card","agentid":%d,"template_card":{
                 "card_type":"button_interaction","task_id":"%s",
                 "main_title":{"title":"审批","desc":"商机折扣"},
                 "button_list":[{"text":"同意","style":1,"key":"approve"},{"text":"驳回","style":2,"key":"reject"}]}}
                """
                        .formatted(member(), WECOM.target().agentId(), taskId));
    }

    private static WxCall<Boolean> freezing(String code) {
        return api -> {
            api.getTaskCardService()
                    .updateTemplateCardButton(
                            List.of(member()), List.of(), List.of(), 0, code, "已处理");
            return true;
        };
    }

    private static WxCall<String> posting(String what, String body) {
        return api ->
                api.post(api.getWxCpConfigStorage().getApiUrl("/cgi-bin/message/" + what), body);
    }

    private static String taskId() {
        return "todo-" + UUID.randomUUID();
    }

    private static String member() {
        return WECOM.target().member();
    }
}
