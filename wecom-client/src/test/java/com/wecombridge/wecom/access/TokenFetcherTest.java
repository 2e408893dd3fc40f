package com.wecombridge.wecom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenFetcherTest {
    private static final String GET_TOKEN = "/cgi-bin/gettoken";
    private static final CorpId ACME = new CorpId("wwacme0000000001");
    private static final Secret SECRET = new Secret("acme crm/secret+&x");

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final TokenFetcher fetcher = new TokenFetcher(weCom.settings());

    @AfterEach
    void close() {
        fetcher.close();
        weCom.close();
    }

    @Test
    void fetchesTheTokenOfACorpsOwnApp() {
        weCom.answers(
                GET_TOKEN,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"token-1\",\"expires_in\":7200}");

        assertThat(fetcher.accessToken(ACME, SECRET).block())
                .isEqualTo(new IssuedToken(new Secret("token-1"), Duration.ofHours(2)));
        assertThat(weCom.asked().getFirst().query())
                .contains("corpid=wwacme0000000001")
                .contains("corpsecret=acme+crm/secret+&x");
    }

    @Test
    void fetchesBothTickets() {
        weCom.answers("/cgi-bin/get_jsapi_ticket", "{\"ticket\":\"corp-1\",\"expires_in\":7200}")
                .answers("/cgi-bin/ticket/get", "{\"ticket\":\"app-1\",\"expires_in\":7200}");

        assertThat(fetcher.corpTicket(ACME, new Secret("token-1")).block())
                .isEqualTo(new IssuedToken(new Secret("corp-1"), Duration.ofHours(2)));
        assertThat(fetcher.appTicket(ACME, new Secret("token-1")).block())
                .isEqualTo(new IssuedToken(new Secret("app-1"), Duration.ofHours(2)));
        assertThat(weCom.asked("/cgi-bin/ticket/get").getFirst().query())
                .contains("type=agent_config");
    }

    @Test
    void triesAWrongSecretOnceAndARightOneAtOnce() {
        weCom.answers(GET_TOKEN, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        for (int i = 0; i < 5; i++) {
            failsWith(new TokenRefused(40001, "invalid credential"), SECRET);
        }
        assertThat(weCom.asked()).hasSize(1);

        weCom.answers(GET_TOKEN, "{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}");
        assertThat(fetcher.accessToken(ACME, new Secret("the right one")).block()).isNotNull();
    }

    @Test
    void triesAgainWhatOnlyFailedForTheMoment() {
        weCom.answers(GET_TOKEN, "{\"errcode\":-1,\"errmsg\":\"system busy\"}");

        failsWith(new Busy(-1, "system busy"), SECRET);
        failsWith(new Busy(-1, "system busy"), SECRET);
        assertThat(weCom.asked()).hasSize(2);
    }

    private void failsWith(WeComFailure failure, Secret secret) {
        assertThatExceptionOfType(WeComCallException.class)
                .isThrownBy(() -> fetcher.accessToken(ACME, secret).block())
                .extracting(WeComCallException::failure)
                .isEqualTo(failure);
    }
}
