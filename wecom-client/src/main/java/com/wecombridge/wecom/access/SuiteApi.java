package com.wecombridge.wecom.access;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.access.JsonCalls.Question;
import com.wecombridge.wecom.calls.Egress;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.secrets.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The questions of a suite 第三方应用: how it is installed, and what opens a corp that installed it. For
 * binding alone. Errors are {@link WeComCallException}s; nothing is repeated here.
 */
public final class SuiteApi implements AutoCloseable {
    private static final String SERVICE = "/cgi-bin/service/";

    private final JsonCalls calls;

    /** Whether an installation may already reach suites that WeCom has not listed. */
    public enum InstallMode {
        LISTED,
        NOT_LISTED_YET
    }

    /**
     * What the auth code of an installation was good for; it is good only once.
     *
     * @param installer who installed it, if WeCom says so
     * @param state what we gave the installation page to hand back
     */
    public record Installation(
            AuthorisedCorp corp,
            Secret permanentCode,
            Optional<IssuedToken> accessToken,
            Optional<MemberUserId> installer,
            Optional<String> state) {}

    /** With limits of its own. */
    public SuiteApi(WeComClientSettings settings) {
        this(settings, new Egress(settings), true);
    }

    /** Under the limits that all calls of this process share. */
    public SuiteApi(WeComClientSettings settings, Egress egress) {
        this(settings, egress, false);
    }

    private SuiteApi(WeComClientSettings settings, Egress egress, boolean ours) {
        this.calls = new JsonCalls(settings, egress, ours);
    }

    /** The suite's own token; WeCom wants a ticket that is not older than 30 minutes. */
    public Mono<IssuedToken> suiteToken(SuiteId suite, Secret suiteSecret, Secret suiteTicket) {
        return calls.post(
                        new Question(suite.value(), SERVICE + "get_suite_token", Map.of()),
                        Map.of(
                                "suite_id", suite.value(),
                                "suite_secret", suiteSecret.reveal(),
                                "suite_ticket", suiteTicket.reveal()))
                .map(answer -> token(answer, "suite_access_token"));
    }

    /** Begins one attempt to install; the code goes to {@link WeComPages#install}. */
    public Mono<IssuedToken> preAuthCode(Secret suiteToken) {
        return calls.get(ofSuite("get_pre_auth_code", suiteToken))
                .map(answer -> token(answer, "pre_auth_code"));
    }

    /** Says how the attempt is meant, before the browser is sent to WeCom. */
    public Mono<Void> prepareInstall(Secret suiteToken, Secret preAuthCode, InstallMode mode) {
        int authType =
                switch (mode) {
                    case LISTED -> 0;
                    case NOT_LISTED_YET -> 1;
                };
        return calls.post(
                        ofSuite("set_session_info", suiteToken),
                        Map.of(
                                "pre_auth_code",
                                preAuthCode.reveal(),
                                "session_info",
                                Map.of("appid", List.of(), "auth_type", authType)))
                .then();
    }

    /**
     * Exchanges the auth code of a finished installation. Never safe to repeat: the code is used
     * up.
     */
    public Mono<Installation> completeInstall(Secret suiteToken, Secret authCode) {
        return calls.post(
                        ofSuite("get_permanent_code", suiteToken),
                        Map.of("auth_code", authCode.reveal()))
                .map(SuiteApi::installation);
    }

    /** What the corp grants now; asked again after every {@code change_auth}. */
    public Mono<AuthorisedCorp> authorisedCorp(
            Secret suiteToken, CorpId corp, Secret permanentCode) {
        return calls.post(
                        ofCorp(corp, "get_auth_info", suiteToken),
                        Map.of(
                                "auth_corpid", corp.value(),
                                "permanent_code", permanentCode.reveal()))
                .map(SuiteApi::corp);
    }

    /** The suite's token inside one corp. */
    public Mono<IssuedToken> corpToken(Secret suiteToken, CorpId corp, Secret permanentCode) {
        return calls.post(
                        ofCorp(corp, "get_corp_token", suiteToken),
                        Map.of(
                                "auth_corpid", corp.value(),
                                "permanent_code", permanentCode.reveal()))
                .map(answer -> token(answer, "access_token"));
    }

    @Override
    public void close() {
        calls.close();
    }

    /** Which suite it is does not matter here: whatever a suite asks for itself shares one turn. */
    private static Question ofSuite(String api, Secret suiteToken) {
        return new Question("suite", SERVICE + api, with(suiteToken));
    }

    private static Question ofCorp(CorpId corp, String api, Secret suiteToken) {
        return new Question(corp.value(), SERVICE + api, with(suiteToken));
    }

    private static Map<String, String> with(Secret suiteToken) {
        return Map.of("suite_access_token", suiteToken.reveal());
    }

    private static IssuedToken token(JsonNode answer, String field) {
        return new IssuedToken(JsonCalls.secret(answer, field), JsonCalls.life(answer));
    }

    private static Installation installation(JsonNode answer) {
        return new Installation(
                corp(answer),
                JsonCalls.secret(answer, "permanent_code"),
                optional(answer, "access_token").map(_ -> token(answer, "access_token")),
                optional(answer.path("auth_user_info"), "userid").map(MemberUserId::new),
                optional(answer, "state"));
    }

    private static AuthorisedCorp corp(JsonNode answer) {
        JsonNode corp = answer.path("auth_corp_info");
        return new AuthorisedCorp(
                new CorpId(JsonCalls.text(corp, "corpid")),
                corp.path("corp_name").asString(""),
                corp.path("corp_type").asString("").equals("verified"),
                answer.path("auth_info").path("agent").values().stream()
                        .map(SuiteApi::agent)
                        .toList());
    }

    private static AuthorisedCorp.Agent agent(JsonNode agent) {
        return new AuthorisedCorp.Agent(
                agent.path("agentid").asLong(), agent.path("name").asString(""));
    }

    private static Optional<String> optional(JsonNode answer, String field) {
        return Optional.of(answer.path(field).asString("")).filter(text -> !text.isBlank());
    }
}
