package com.wecombridge.wecom.access;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.access.JsonCalls.Question;
import com.wecombridge.wecom.calls.Egress;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.secrets.Secret;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What a provider 服务商 asks beyond the installation of its suites: which licences a corp has, under
 * which ids a corp and its members are known. The answers are WeCom's own objects; errors are
 * {@link WeComCallException}s, and nothing is repeated here.
 */
public final class ProviderApi implements AutoCloseable {
    private final JsonCalls calls;

    /** Whose token goes along with a question. */
    public sealed interface Asker {
        String id();

        Secret token();
    }

    /** A suite, with its suite token. */
    public record AsSuite(SuiteId suite, Secret token) implements Asker {
        @Override
        public String id() {
            return suite.value();
        }
    }

    /** The provider itself, with its provider token. */
    public record AsProvider(CorpId provider, Secret token) implements Asker {
        @Override
        public String id() {
            return provider.value();
        }
    }

    /** With limits of its own. */
    public ProviderApi(WeComClientSettings settings) {
        this.calls = new JsonCalls(settings, new Egress(settings), true);
    }

    /** Under the limits that all calls of this process share. */
    public ProviderApi(WeComClientSettings settings, Egress egress) {
        this.calls = new JsonCalls(settings, egress, false);
    }

    /** The provider's own token. */
    public Mono<IssuedToken> providerToken(CorpId provider, Secret providerSecret) {
        return calls.post(
                        new Question(
                                provider.value(), "/cgi-bin/service/get_provider_token", Map.of()),
                        Map.of(
                                "corpid", provider.value(),
                                "provider_secret", providerSecret.reveal()))
                .map(answer ->
                        new IssuedToken(
                                JsonCalls.secret(answer, "provider_access_token"),
                                JsonCalls.life(answer)));
    }

    /** A corp as the provider's suites see it; the corp must have authorised one of them. */
    public Mono<CorpId> openCorpId(AsProvider asker, CorpId corp) {
        return post(asker, "/cgi-bin/service/corpid_to_opencorpid", Map.of("corpid", corp.value()))
                .map(answer -> new CorpId(JsonCalls.text(answer, "open_corpid")));
    }

    /** Asks with GET. */
    public Mono<JsonNode> get(Asker asker, String path, Map<String, String> query) {
        return calls.get(question(asker, path, query));
    }

    /** Asks with POST. */
    public Mono<JsonNode> post(Asker asker, String path, Map<String, ?> body) {
        return calls.post(question(asker, path, Map.of()), body);
    }

    @Override
    public void close() {
        calls.close();
    }

    private static Question question(Asker asker, String path, Map<String, String> query) {
        var whole = new HashMap<>(query);
        whole.put(
                switch (asker) {
                    case AsSuite _ -> "suite_access_token";
                    case AsProvider _ -> "provider_access_token";
                },
                asker.token().reveal());
        return new Question(asker.id(), path, whole);
    }
}
