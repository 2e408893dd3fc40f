package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.domain.Refusal;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What more than one of these doors refuses. */
final class Refusals {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Refusals() {}

    static ErrorResponseException featureNotOpen() {
        return Problems.refusal(
                HttpStatus.FORBIDDEN,
                "feature-not-open",
                "The feature wecom is not open for this tenant.");
    }

    static ErrorResponseException notFound(String detail) {
        return Problems.refusal(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    static ErrorResponseException corpOfAnotherTenant() {
        return Problems.refusal(
                HttpStatus.CONFLICT,
                "corp-of-another-tenant",
                "The corp belongs to another tenant.");
    }

    /** WeCom gave no answer that helps: busy is 503, a refusal for good is 502. */
    static ErrorResponseException byWeCom(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Later _ -> busy("WECOM_BUSY", refusal);
            case Refusal.NoToken _ -> busy("WAITING_FOR_SUITE_TOKEN", refusal);
            case Refusal.OutcomeUnknown _ -> busy("OUTCOME_UNKNOWN", refusal);
            case Refusal.CredentialWrong _ -> broken("CREDENTIAL_WRONG", refusal);
            case Refusal.NotPermitted _ -> broken("NOT_PERMITTED", refusal);
        };
    }

    private static ErrorResponseException busy(String reason, Refusal refusal) {
        var busy =
                Problems.refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "wecom-unavailable",
                        reason,
                        refusal.cause());
        busy.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        return busy;
    }

    private static ErrorResponseException broken(String reason, Refusal refusal) {
        return Problems.refusal(HttpStatus.BAD_GATEWAY, "wecom-refused", reason, refusal.cause());
    }
}
