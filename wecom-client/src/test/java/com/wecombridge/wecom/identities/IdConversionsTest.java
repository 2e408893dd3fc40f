package com.wecombridge.wecom.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.ExternalUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.identities.IdConversions.Asker;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class IdConversionsTest {
    private static final Asker ASKER =
            new Asker(new TenantId("acme"), new CorpId("wwacme0000000001"), new AppId("1000002"));
    private static final String TO_OPEN = "/cgi-bin/batch/userid_to_openuserid";
    private static final String TO_PLAIN = "/cgi-bin/batch/openuserid_to_userid";

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final WeComApi api =
            new WeComApi(weCom.settings(), new OneToken(), _ -> Mono.empty(), Clock.systemUTC());
    private final IdConversions conversions = new IdConversions(api);

    @AfterEach
    void close() throws IOException {
        api.close();
        weCom.close();
    }

    @Test
    void findsTheOpenIdsOfMembersWhateverTheirCase() {
        weCom.answers(
                TO_OPEN,
                "{\"errcode\":0,\"open_userid_list\":[{\"userid\":\"li_lei\",\"open_userid\":"
                        + "\"woAAAA\"}],\"invalid_userid_list\":[\"NOBODY\"]}");

        var open =
                conversions
                        .toOpen(ASKER, List.of(new MemberUserId("LI_LEI"), member("NOBODY")))
                        .block();

        assertThat(open).containsOnlyKeys(member("LI_LEI"));
        assertThat(open).containsValue(new OpenUserId("woaaaa"));
        assertThat(weCom.asked(TO_OPEN).getFirst().body()).contains("LI_LEI").contains("NOBODY");
    }

    @Test
    void findsTheMembersBehindOpenIds() {
        weCom.answers(
                TO_PLAIN,
                "{\"errcode\":0,\"userid_list\":[{\"open_userid\":\"woAAAA\",\"userid\":\"LI_LEI\"}]}");

        var plain = conversions.toPlain(ASKER, List.of(new OpenUserId("woAAAA")), 1000044).block();

        assertThat(plain).containsEntry(new OpenUserId("WOAAAA"), member("LI_LEI"));
        assertThat(weCom.asked(TO_PLAIN).getFirst().body()).contains("\"source_agentid\":1000044");
    }

    @Test
    void asksForAThousandAtATime() {
        weCom.answers(TO_OPEN, "{\"errcode\":0,\"open_userid_list\":[]}");
        var members = IntStream.range(0, 2_001).mapToObj(i -> member("M" + i)).toList();

        assertThat(conversions.toOpen(ASKER, members).block()).isEmpty();
        assertThat(weCom.asked(TO_OPEN)).hasSize(3);
    }

    @Test
    void tellsOneCustomerInBothDialects() {
        weCom.answers(
                        "/cgi-bin/externalcontact/to_service_external_userid",
                        "{\"errcode\":0,\"external_userid\":\"wmPROVIDER\"}")
                .answers(
                        "/cgi-bin/externalcontact/from_service_external_userid",
                        "{\"errcode\":0,\"external_userid\":\"wmCORP\"}");
        var corps = new ExternalUserId("wmCORP");
        var providers = new ProviderExternalUserId("wmPROVIDER");

        assertThat(conversions.toProvider(ASKER, corps).block()).isEqualTo(providers);
        assertThat(conversions.fromProvider(ASKER, providers, 1000044).block()).isEqualTo(corps);
    }

    @Test
    void knowsNoCustomerWhereWeComOnlyPromisesOne() {
        String path = "/cgi-bin/idconvert/unionid_to_external_userid";
        weCom.answers(path, "{\"errcode\":0,\"external_userid\":\"\",\"pending_id\":\"p1\"}");
        assertThat(conversions.byUnionId(ASKER, "union-1", "open-1").block()).isNull();

        weCom.answers(path, "{\"errcode\":0,\"external_userid\":\"wmCORP\"}");
        assertThat(conversions.byUnionId(ASKER, "union-1", "open-1").block())
                .isEqualTo(new ExternalUserId("wmCORP"));
    }

    @Test
    void failsAsEveryCallDoes() {
        weCom.answers(TO_OPEN, "{\"errcode\":40003,\"errmsg\":\"invalid userid\"}");
        var asked = conversions.toOpen(ASKER, List.of(member("LI_LEI")));

        assertThatExceptionOfType(WeComCallException.class)
                .isThrownBy(asked::block)
                .satisfies(failed ->
                        assertThat(failed.failure())
                                .isEqualTo(new ItemRefused(40003, "invalid userid")));
    }

    private static MemberUserId member(String id) {
        return new MemberUserId(id);
    }

    private static final class OneToken implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.just(new Token(new Secret("token-of-acme"), Instant.MAX));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
