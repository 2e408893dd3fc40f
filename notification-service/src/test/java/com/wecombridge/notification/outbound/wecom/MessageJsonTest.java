package com.wecombridge.notification.outbound.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.card.Card;
import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.Answer.Taken;
import com.wecombridge.wecom.calls.WeComFailure;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class MessageJsonTest {

    private static final Sender CRM = new Sender(new AppId("1000002"), 1_000_002, Instant.EPOCH);
    private static final Card CARD =
            new Card(
                    "报价单",
                    "<div class=\"gray\">韩梅梅</div>",
                    URI.create("https://crm.example/t"),
                    "查看");

    @Test
    void writesWhatWeComAsksFor() {
        var json =
                MessageJson.write(
                        CRM, List.of(new MemberUserId("LI_LEI"), new MemberUserId("Lucy")), CARD);

        assertThat(json)
                .isEqualTo(
                        """
                        {"touser":"LI_LEI|Lucy","msgtype":"textcard","agentid":1000002,\
                        "textcard":{"title":"报价单","description":"<div class=\\"gray\\">韩梅梅</div>",\
                        "url":"https://crm.example/t","btntxt":"查看"},"enable_id_trans":0,\
                        "enable_duplicate_check":1,"duplicate_check_interval":1800}\
                        """);
    }

    @Test
    void readsWhoWasNotReached() {
        var answer =
                MessageJson.read(
                        """
                        {"errcode":0,"errmsg":"ok","invaliduser":"lucy|jim","invalidparty":"",
                         "unlicenseduser":"han_meimei","msgid":"m-1"}
                        """);

        assertThat(answer)
                .isEqualTo(
                        new Taken(
                                Optional.of("m-1"),
                                Set.of(new MemberUserId("Lucy"), new MemberUserId("Jim")),
                                Set.of(new MemberUserId("HAN_MEIMEI"))));
    }

    @Test
    void readsAnAnswerThatSaysNothingBesides() {
        assertThat(MessageJson.read("{\"errcode\":0,\"errmsg\":\"ok\"}"))
                .isEqualTo(new Taken(Optional.empty(), Set.of(), Set.of()));
    }

    @Test
    void takesHalfAnAnswerForNone() {
        assertThat(MessageJson.read("{\"errcode\":0,\"inval")).isInstanceOf(Answer.Lost.class);
    }

    /** The numbers that message/send can give, by what becomes of the message. */
    @ParameterizedTest
    @CsvSource({
        "-1, Busy",
        "45033, Busy",
        "40014, Busy",
        "42001, Busy",
        "45009, Limited",
        "81013, NobodyReachable",
        "60021, NobodyReachable",
        "40003, Refused",
        "40056, Refused",
        "48002, Refused",
        "48004, Refused",
        "50003, Refused",
        "60020, Refused",
        "82001, Refused",
        "90303, Refused",
        "99999, Strange"
    })
    void sortsWeComsNumbers(int errcode, String answer) {
        assertThat(Answers.of(WeComFailure.of(errcode, "words")).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void neverTakesALostAnswerForANo() {
        assertThat(Answers.of(new WeComFailure.OutcomeUnknown("cut off")))
                .isInstanceOf(Answer.Lost.class);
        assertThat(Answers.of(new WeComFailure.NotCalled(WeComFailure.Obstacle.NO_TOKEN)))
                .isInstanceOf(Answer.NotCalled.class);
    }
}
