package com.wecombridge.wecom.identities;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.ExternalUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.calls.WeComApi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks WeCom which ids of the two dialects mean the same person. Every error is a {@link
 * com.wecombridge.wecom.calls.WeComCallException}; every question is safe to repeat.
 */
public final class IdConversions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Assumed: WeCom's page (95327, 95884) names no other limit. */
    private static final int MOST_AT_ONCE = 1_000;

    private final WeComApi api;

    public IdConversions(WeComApi api) {
        this.api = api;
    }

    /**
     * The app that asks: of the provider towards open ids, of the corp itself back from them.
     *
     * @param app its token opens the corp
     */
    public record Asker(TenantId tenant, CorpId corp, AppId app) {}

    /** Whoever WeCom does not know is left out. */
    public Mono<Map<MemberUserId, OpenUserId>> toOpen(
            Asker asker, Collection<MemberUserId> members) {
        return inParts(
                        members,
                        part -> {
                            var body =
                                    Map.of(
                                            "userid_list",
                                            part.stream().map(MemberUserId::value).toList());
                            return ask(asker, "/cgi-bin/batch/userid_to_openuserid", body)
                                    .flatMapIterable(
                                            answer -> answer.path("open_userid_list").values());
                        })
                .collectMap(
                        pair -> new MemberUserId(text(pair, "userid")),
                        pair -> new OpenUserId(text(pair, "open_userid")));
    }

    /**
     * Whoever WeCom does not know is left out.
     *
     * @param sourceAgent the app of the provider by which the open ids were seen
     */
    public Mono<Map<OpenUserId, MemberUserId>> toPlain(
            Asker asker, Collection<OpenUserId> members, long sourceAgent) {
        return inParts(
                        members,
                        part -> {
                            var body =
                                    Map.of(
                                            "open_userid_list",
                                            part.stream().map(OpenUserId::value).toList(),
                                            "source_agentid",
                                            sourceAgent);
                            return ask(asker, "/cgi-bin/batch/openuserid_to_userid", body)
                                    .flatMapIterable(answer -> answer.path("userid_list").values());
                        })
                .collectMap(
                        pair -> new OpenUserId(text(pair, "open_userid")),
                        pair -> new MemberUserId(text(pair, "userid")));
    }

    /** A customer of the corp, as the provider sees them. */
    public Mono<ProviderExternalUserId> toProvider(Asker asker, ExternalUserId customer) {
        return ask(
                        asker,
                        "/cgi-bin/externalcontact/to_service_external_userid",
                        Map.of("external_userid", customer.value()))
                .map(answer -> new ProviderExternalUserId(text(answer, "external_userid")));
    }

    /**
     * A customer that the provider sees, as the corp does.
     *
     * @param sourceAgent the app of the provider by which the customer was seen
     */
    public Mono<ExternalUserId> fromProvider(
            Asker asker, ProviderExternalUserId customer, long sourceAgent) {
        return ask(
                        asker,
                        "/cgi-bin/externalcontact/from_service_external_userid",
                        Map.of("external_userid", customer.value(), "source_agentid", sourceAgent))
                .map(answer -> new ExternalUserId(text(answer, "external_userid")));
    }

    /**
     * A customer by what WeChat calls them. Empty if the corp has no such customer.
     *
     * @param openId as the account sees them that belongs to the same subject as the corp
     */
    public Mono<ExternalUserId> byUnionId(Asker asker, String unionId, String openId) {
        return ask(
                        asker,
                        "/cgi-bin/idconvert/unionid_to_external_userid",
                        Map.of("unionid", unionId, "openid", openId, "subject_type", 0))
                .mapNotNull(answer ->
                        Optional.of(answer.path("external_userid").asString(""))
                                .filter(id -> !id.isEmpty())
                                .map(ExternalUserId::new)
                                .orElse(null));
    }

    private static <I, O> Flux<O> inParts(Collection<I> ids, Function<List<I>, Flux<O>> question) {
        return Flux.fromIterable(ids).buffer(MOST_AT_ONCE).concatMap(question);
    }

    private Mono<JsonNode> ask(Asker asker, String path, Map<String, ?> body) {
        return api.call(
                asker.tenant(),
                asker.corp(),
                asker.app(),
                weCom ->
                        JSON.readTree(
                                weCom.post(
                                        weCom.getWxCpConfigStorage().getApiUrl(path),
                                        JSON.writeValueAsString(body))));
    }

    private static String text(JsonNode answer, String field) {
        return answer.path(field).asString("");
    }
}
