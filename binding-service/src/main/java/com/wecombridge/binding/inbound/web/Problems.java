package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.domain.Refusal;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What went wrong, as RFC 9457 problem details with a {@code reason} for programs. */
final class Problems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Problems() {}

    static ProblemDetail problem(HttpStatus status, String slug, String reason, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setProperty("reason", reason);
        return problem;
    }

    static ResponseEntity<Object> answer(
            HttpStatus status, String slug, Enum<?> reason, String detail) {
        return answer(problem(status, slug, reason.name(), detail));
    }

    static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ResponseEntity<Object> featureNotOpen() {
        return answer(
                problem(
                        HttpStatus.FORBIDDEN,
                        "feature-not-open",
                        "FEATURE_NOT_OPEN",
                        "The feature wecom is not open for this tenant."));
    }

    static ResponseEntity<Object> notFound(String detail) {
        return answer(problem(HttpStatus.NOT_FOUND, "not-found", "NOT_FOUND", detail));
    }

    static ResponseEntity<Object> corpOfAnotherTenant() {
        return answer(
                problem(
                        HttpStatus.CONFLICT,
                        "corp-of-another-tenant",
                        "CORP_OF_ANOTHER_TENANT",
                        "The corp belongs to another tenant."));
    }

    /** WeCom gave no answer that helps: busy is 503, a refusal for good is 502. */
    static ResponseEntity<Object> refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Later _ -> busy("WECOM_BUSY", refusal);
            case Refusal.NoSuiteToken _ -> busy("WAITING_FOR_SUITE_TOKEN", refusal);
            case Refusal.OutcomeUnknown _ -> busy("OUTCOME_UNKNOWN", refusal);
            case Refusal.CredentialWrong _ -> broken("CREDENTIAL_WRONG", refusal);
            case Refusal.NotPermitted _ -> broken("NOT_PERMITTED", refusal);
        };
    }

    private static ResponseEntity<Object> busy(String reason, Refusal refusal) {
        var problem =
                problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "wecom-unavailable",
                        reason,
                        refusal.cause());
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> broken(String reason, Refusal refusal) {
        return answer(problem(HttpStatus.BAD_GATEWAY, "wecom-refused", reason, refusal.cause()));
    }
}
