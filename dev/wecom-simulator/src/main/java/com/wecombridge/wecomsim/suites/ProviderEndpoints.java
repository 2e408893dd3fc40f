package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.OneTimeCode;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What a provider asks for with its own token, or to lead administrators to its apps. */
@SeenInDocs({"95430", "95436", "95604"})
final class ProviderEndpoints {

    private static final Duration LINK_LIFE = Duration.ofDays(10);

    private final World world;

    ProviderEndpoints(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post(
                        "service/get_customized_auth_url",
                        Credential.PROVIDER,
                        this::customizedAuthUrl),
                Endpoint.post("service/get_app_qrcode", Credential.SUITE, this::appQrCode),
                Endpoint.post(
                        "service/corpid_to_opencorpid", Credential.PROVIDER, this::openCorpId));
    }

    /** A link for an administrator, who has the provider build apps from these templates. */
    private ObjectNode customizedAuthUrl(Call call, Caller caller) {
        var templates = call.texts("templateid_list");
        if (templates.isEmpty()) {
            throw RefusalException.of(40063);
        }
        if (!templates.stream().allMatch(id -> isTemplateOf(id, caller.corpId()))) {
            throw RefusalException.of(40083);
        }
        var code =
                new OneTimeCode(
                        "custom-" + UUID.randomUUID(),
                        OneTimeCode.Kind.CUSTOMIZED,
                        String.join(",", templates),
                        caller.corpId(),
                        state(call),
                        world.instant().plus(LINK_LIFE),
                        false);
        world.change(() -> world.codes.put(code.code(), code));
        return Json.object()
                .put("qrcode_url", call.request().base() + "/3rdapp/customized/" + code.code())
                .put("expires_in", LINK_LIFE.toSeconds());
    }

    /** Only as a link (result_type 2): there is nobody here with a camera. */
    private ObjectNode appQrCode(Call call, Caller caller) {
        if (call.body().path("result_type").asInt(1) != 2) {
            throw RefusalException.of(40058);
        }
        var suite = caller.suite().suiteId();
        return Json.object()
                .put(
                        "qrcode",
                        call.request().base() + "/market/" + suite + "?state=" + state(call));
    }

    private ObjectNode openCorpId(Call call, Caller caller) {
        var corpId = call.text("corpid", 41002);
        var suite =
                world.installations
                        .of(corpId)
                        .filter(Installation::active)
                        .map(Installation::suiteId)
                        .filter(id -> ofProvider(id, caller.corpId()))
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(48001));
        return Json.object().put("open_corpid", Dialect.ofSuite(world, corpId, suite).openCorpId());
    }

    private boolean isTemplateOf(String suiteId, String providerCorpId) {
        return ofProvider(suiteId, providerCorpId)
                && world.suites.get(suiteId).filter(Suite::agencyBuilt).isPresent();
    }

    private boolean ofProvider(String suiteId, String providerCorpId) {
        return world.suites
                .get(suiteId)
                .filter(suite -> suite.providerCorpId().equals(providerCorpId))
                .isPresent();
    }

    private static String state(Call call) {
        var state = call.body().path("state").asString("");
        if (!state.matches("[a-zA-Z0-9]{0,128}")) {
            throw RefusalException.of(84025);
        }
        return state;
    }
}
