package com.wecombridge.binding.application;

import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * What has to be asked of WeCom after the open unit of work is stored. Errands for one thing never
 * run side by side, over all replicas; one that waits is replaced by the next of its kind.
 */
public interface Errands {

    Mono<Void> exchangeAuthCode(InstallId install, Optional<TenantId> tenant, Instant due);

    Mono<Void> readAuthorization(CorpId corp, AppId app, Instant due);

    Mono<Void> fetchSuiteToken(SuiteId suite, Instant due);

    Mono<Void> resumeSuite(SuiteId suite, Instant due);

    /** Also of a ticket: each kind of token is an errand of its own. */
    Mono<Void> fetchAppToken(CorpId corp, AppId app, TokenKind kind, Instant due);

    /** The kinds of errand, by the names under which they wait. */
    enum Kind {
        EXCHANGE_AUTH_CODE("exchange-auth-code"),
        READ_AUTHORIZATION("read-authorization"),
        FETCH_SUITE_TOKEN("fetch-suite-token"),
        RESUME_SUITE("resume-suite"),
        FETCH_APP_TOKEN("fetch-app-token"),
        FETCH_CORP_TICKET("fetch-corp-ticket"),
        FETCH_APP_TICKET("fetch-app-ticket");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** The errand that fetches it. */
        public static Kind fetching(TokenKind token) {
            return switch (token) {
                case ACCESS_TOKEN -> FETCH_APP_TOKEN;
                case CORP_TICKET -> FETCH_CORP_TICKET;
                case APP_TICKET -> FETCH_APP_TICKET;
                case UNKNOWN -> throw new IllegalArgumentException("no kind that we fetch");
            };
        }
    }
}
