package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.ACME;
import static com.wecombridge.wecom.calls.OneCorp.APP;
import static com.wecombridge.wecom.calls.OneCorp.CORP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.NOW;
import static com.wecombridge.wecom.calls.OneCorp.SEND;
import static com.wecombridge.wecom.calls.OneCorp.TOKEN;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import java.time.Duration;
import java.util.Optional;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

class WeComApiTest {
    private final OneCorp corp = new OneCorp();

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void asksWithTheTokenThatBindingTold() {
        corp.weCom.answers(GET_USER, LI_LEI);

        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(corp.weCom.asked()).hasSize(1);
        assertThat(corp.weCom.asked().getFirst().query())
                .contains("userid=LI_LEI")
                .contains("access_token=token-one-of-acme");
    }

    @Test
    void asksWithoutBlockingTheSubscriber() {
        corp.weCom.answers(GET_USER, LI_LEI);

        var thread =
                corp.call(
                                service -> {
                                    service.getUserService().getById("LI_LEI");
                                    return Thread.currentThread().isVirtual();
                                })
                        .block(Duration.ofSeconds(5));

        assertThat(thread).isTrue();
    }

    @Test
    void sendsAMessageInTheNameOfTheApp() {
        corp.weCom.answers(
                SEND,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"li_lei\",\"msgid\":\"m1\"}");
        var message = WxCpMessage.TEXT().toUser("LI_LEI").content("有新的待办").build();

        var result = corp.ask(service -> service.getMessageService().send(message));

        assertThat(result.getMsgId()).isEqualTo("m1");
        assertThat(result.getInvalidUser()).isEqualTo("li_lei");
        assertThat(corp.weCom.asked().getFirst().body())
                .contains("\"agentid\":1000002")
                .contains("有新的待办");
    }

    @Test
    void doesNotCallWithoutAToken() {
        corp.tokens.current = Optional.empty();

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.NO_TOKEN));
        assertThat(corp.weCom.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void tellsARefusedTokenOnceAndNeverFetchesOne(int errcode) {
        corp.weCom.answers(
                GET_USER, "{\"errcode\":" + errcode + ",\"errmsg\":\"invalid access_token\"}");

        var failure = corp.failureOf(WHO_IS_LI_LEI);

        assertThat(failure).isEqualTo(new TokenRefused(errcode, "invalid access_token"));
        assertThat(failure.worthRetrying()).isTrue();
        assertThat(corp.weCom.asked()).hasSize(1);
        assertThat(corp.tokens.forgotten).isEqualTo(1);
        assertThat(corp.told)
                .containsExactly(
                        new TokenRejected(
                                ACME,
                                CORP,
                                APP,
                                TokenKind.ACCESS_TOKEN,
                                TOKEN.fingerprint(),
                                errcode,
                                NOW,
                                NOW.toEpochMilli()));
    }

    @Test
    void failsTheSameWayWhenTheRefusalCannotBeTold() {
        corp.with((TokenRejected _) -> Mono.error(new IllegalStateException("database is down")));
        corp.weCom.answers(GET_USER, "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void keepsWeComsOwnNumberAndWords() {
        String words = "userid not found, hint: [172621440000000000000001], from ip: 203.0.113.9";
        corp.weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"" + words + "\"}");

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isEqualTo(new ItemRefused(60111, words));
    }

    @Test
    void refusesToWaitForWeComInsideATransaction() {
        var inside =
                TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(manager -> manager.setActualTransactionActive(true))
                        .then(corp.call(WHO_IS_LI_LEI))
                        .contextWrite(TransactionContextManager.getOrCreateContext())
                        .contextWrite(TransactionContextManager.getOrCreateContextHolder());

        assertThatIllegalStateException()
                .isThrownBy(inside::block)
                .withMessageContaining("never called inside a database transaction");
        assertThat(corp.weCom.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "token", "corp ticket", "app ticket", "robot"})
    void lendsNoWayAroundTheTokensThatBindingTold(String way) {
        WxCall<String> around =
                service ->
                        switch (way) {
                            case "secret" -> service.getWxCpConfigStorage().getCorpSecret();
                            case "token" -> {
                                service.getWxCpConfigStorage().expireAccessToken();
                                throw new UnsupportedOperationException(
                                        service.getAccessToken(true));
                            }
                            case "corp ticket" -> service.getJsapiTicket();
                            case "app ticket" -> service.getAgentJsapiTicket(true);
                            default -> service.postWithoutToken(corp.weCom.baseUrl() + "/x", "{}");
                        };

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> corp.ask(around));
        assertThat(corp.weCom.asked()).isEmpty();
    }
}
