package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.api.Tokens;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.OneTimeCode;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Installing a suite. */
@SeenInDocs({"90603", "100776", "100795"})
final class SuiteEndpoints {

    private static final Duration PRE_AUTH_LIFE = Duration.ofMinutes(20);

    private final World world;
    private final Tokens tokens;
    private final AuthDescriptions descriptions;

    SuiteEndpoints(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
        this.descriptions = new AuthDescriptions(world);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("service/get_pre_auth_code", Credential.SUITE, this::preAuthCode),
                Endpoint.post("service/set_session_info", Credential.SUITE, this::sessionInfo),
                Endpoint.post("service/get_permanent_code", Credential.SUITE, this::permanentCode),
                Endpoint.post(
                        "service/v2/get_permanent_code", Credential.SUITE, this::permanentCodeV2),
                Endpoint.post("service/get_auth_info", Credential.SUITE, this::authInfo),
                Endpoint.post("service/v2/get_auth_info", Credential.SUITE, this::authInfoV2),
                Endpoint.post("service/get_admin_list", Credential.SUITE, this::adminList));
    }

    private ObjectNode preAuthCode(Call call, Caller caller) {
        var code =
                new OneTimeCode(
                        "pre-" + UUID.randomUUID(),
                        OneTimeCode.Kind.PRE_AUTH,
                        caller.suite().suiteId(),
                        "",
                        "",
                        world.instant().plus(PRE_AUTH_LIFE),
                        false);
        world.change(() -> world.codes.put(code.code(), code));
        return Json.object()
                .put("pre_auth_code", code.code())
                .put("expires_in", PRE_AUTH_LIFE.toSeconds());
    }

    private ObjectNode sessionInfo(Call call, Caller caller) {
        var code =
                world.codes
                        .get(call.text("pre_auth_code", 40077))
                        .filter(c -> c.kind() == OneTimeCode.Kind.PRE_AUTH)
                        .filter(c -> c.suiteId().equals(caller.suite().suiteId()))
                        .orElseThrow(() -> RefusalException.of(40077));
        if (code.used() || code.expiresAt().isBefore(world.instant())) {
            throw RefusalException.of(42007);
        }
        if (!call.body().path("session_info").isObject()) {
            throw RefusalException.of(40063);
        }
        return Json.object();
    }

    private ObjectNode permanentCode(Call call, Caller caller) {
        var installation = redeem(call, caller);
        var answer = Json.object();
        if (!caller.suite().agencyBuilt()) {
            var token =
                    tokens.same(
                            Token.Kind.CORP,
                            installation.corpId(),
                            installation.agentId(),
                            installation.suiteId());
            answer = TokenEndpoints.answer(tokens, "access_token", token);
        }
        answer.put("permanent_code", installation.permanentCode());
        descriptions.describe(installation, answer);
        descriptions.admin(installation, answer);
        return answer.put("state", installation.state());
    }

    /** The fast variant: no token, no auth_info. */
    private ObjectNode permanentCodeV2(Call call, Caller caller) {
        var installation = redeem(call, caller);
        var dialect = dialect(installation);
        var answer = Json.object().put("permanent_code", installation.permanentCode());
        answer.putObject("auth_corp_info")
                .put("corpid", dialect.corpId())
                .put("corp_name", corpName(installation));
        descriptions.admin(installation, answer);
        return answer.put("state", installation.state());
    }

    private ObjectNode authInfo(Call call, Caller caller) {
        var answer = Json.object();
        descriptions.describe(TokenEndpoints.authorised(world, call, caller), answer);
        return answer;
    }

    /**
     * Same shape without the QR code; whether WeCom sends edition_info here is unconfirmed, so it
     * does not unless it is switched on.
     */
    private ObjectNode authInfoV2(Call call, Caller caller) {
        var installation = TokenEndpoints.authorised(world, call, caller);
        var answer = Json.object();
        descriptions.describe(installation, answer);
        if (!world.behaviour().editions().inSecondVersion()) {
            answer.remove("edition_info");
        }
        if (answer.get("auth_corp_info") instanceof ObjectNode corp) {
            corp.remove("corp_wxqrcode");
            corp.putObject("corp_ex_name").putArray("name_list").add(corpName(installation));
        }
        return answer;
    }

    private ObjectNode adminList(Call call, Caller caller) {
        var suiteId = caller.suite().suiteId();
        var corp =
                Dialect.corpMeant(world, call.text("auth_corpid", 40013), suiteId)
                        .orElseThrow(() -> RefusalException.of(40013));
        var agentId = call.body().path("agentid").asInt(0);
        var installation =
                world.installations
                        .of(corp.corpId())
                        .filter(i -> i.active() && i.suiteId().equals(suiteId))
                        .filter(i -> i.agentId() == agentId)
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(48004));
        var answer = Json.object();
        admins(installation, answer.putArray("admin"));
        return answer;
    }

    private void admins(Installation installation, ArrayNode admins) {
        var dialect = dialect(installation);
        Optional.of(installation.adminUserId())
                .filter(id -> !id.isEmpty())
                .ifPresent(id ->
                        admins.addObject()
                                .put("userid", dialect.userId(id))
                                .put("open_userid", dialect.userId(id))
                                .put("auth_type", 1));
    }

    private Installation redeem(Call call, Caller caller) {
        var suiteId = caller.suite().suiteId();
        var value = call.text("auth_code", 40078);
        return world.change(() -> {
            var code =
                    world.codes
                            .get(value)
                            .filter(c -> c.kind() == OneTimeCode.Kind.AUTH && !c.used())
                            .filter(c -> world.instant().isBefore(c.expiresAt()))
                            .orElseThrow(() -> RefusalException.of(40078));
            if (!code.suiteId().equals(suiteId)) {
                throw RefusalException.of(48003);
            }
            world.codes.put(value, code.spent());
            return world.installations
                    .of(code.corpId())
                    .filter(i -> i.active() && i.suiteId().equals(suiteId))
                    .findFirst()
                    .orElseThrow(() -> RefusalException.of(48004));
        });
    }

    private Dialect dialect(Installation installation) {
        return Dialect.ofSuite(world, installation.corpId(), installation.suiteId());
    }

    private String corpName(Installation installation) {
        return world.corps.get(installation.corpId()).map(corp -> corp.name()).orElse("");
    }
}
