package com.wecombridge.binding.application;

import com.wecombridge.binding.domain.connection.InstallId;
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

    Mono<Void> fetchAppToken(CorpId corp, AppId app, Instant due);

    /** The kinds of errand, by the names under which they wait. */
    enum Kind {
        EXCHANGE_AUTH_CODE("exchange-auth-code"),
        READ_AUTHORIZATION("read-authorization"),
        FETCH_SUITE_TOKEN("fetch-suite-token"),
        RESUME_SUITE("resume-suite"),
        FETCH_APP_TOKEN("fetch-app-token");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
