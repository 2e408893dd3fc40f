package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.Quota;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.customer.CustomerSettings.UnionIds;
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.customer.ServiceIds;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One customer under several ids: corp level, provider level, unionid, openid. */
@SeenInDocs({"90313"})
final class ConversionEndpoints {

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final ServiceIds ids;

    ConversionEndpoints(World world, CustomerBook book, CustomerRights rights, ServiceIds ids) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.ids = ids;
    }

    List<Endpoint> all() {
        var corp = Credential.CORP;
        return List.of(
                Endpoint.post("externalcontact/convert_to_openid", corp, this::openId),
                Endpoint.post(
                        "externalcontact/unionid_to_external_userid", corp, this::fromUnionId),
                Endpoint.post("idconvert/unionid_to_external_userid", corp, this::bySubject)
                        .limited(Quota.perCorp(100_000, Duration.ofHours(1)))
                        .limited(Quota.perCorp(480_000, Duration.ofDays(1))),
                Endpoint.post(
                                "service/externalcontact/unionid_to_external_userid_3rd",
                                Credential.SUITE,
                                this::inAllCorps)
                        .limited(Quota.perApp(10_000, Duration.ofHours(1))),
                Endpoint.post("externalcontact/to_service_external_userid", corp, this::toService),
                Endpoint.post(
                        "externalcontact/from_service_external_userid", corp, this::fromService),
                Endpoint.post("idconvert/external_tagid", corp, this::tagIds));
    }

    private ObjectNode openId(Call call, Caller caller) {
        var app = rights.require(caller);
        var contact =
                CustomerDialect.of(world, ids, app)
                        .meant(call.text("external_userid", 40063))
                        .flatMap(id -> book.contact(app.corpId(), id))
                        .filter(known -> !known.openId().isEmpty())
                        .orElseThrow(() -> RefusalException.of(40096));
        return Json.object().put("openid", contact.openId());
    }

    private ObjectNode fromUnionId(Call call, Caller caller) {
        var app = rights.require(caller);
        var contact = found(call, app.corpId()).orElseThrow(() -> RefusalException.of(84061));
        var dialect = CustomerDialect.of(world, ids, app);
        return Json.object().put("external_userid", dialect.id(contact.externalUserId()));
    }

    /** Subject 0 asks for the corp's id, 1 for the provider's. */
    private ObjectNode bySubject(Call call, Caller caller) {
        var app = rights.require(caller);
        var found = found(call, app.corpId());
        var answer = Json.object();
        if (found.isEmpty()) {
            var pending =
                    "p" + Digests.letters(20, "pending", app.corpId(), call.text("unionid", 40063));
            return answer.put("external_userid", "").put("pending_id", pending);
        }
        var plain = found.get().externalUserId();
        var id =
                call.body().path("subject_type").asInt(0) == 1
                        ? ids.of(provider(app), app.corpId(), plain)
                        : plain;
        return answer.put("external_userid", id);
    }

    private ObjectNode inAllCorps(Call call, Caller caller) {
        var wanted = call.body().path("corpid").asString("");
        var provider = caller.suite().providerCorpId();
        var answer = Json.object();
        var list = answer.putArray("external_userid_info");
        for (var corp : installed(caller.token().suiteId()).toList()) {
            var shown = Dialect.ofSuite(world, corp.corpId(), caller.token().suiteId()).corpId();
            if (wanted.isEmpty() || wanted.equals(shown)) {
                found(call, corp.corpId())
                        .ifPresent(contact ->
                                list.addObject()
                                        .put("corpid", shown)
                                        .put(
                                                "external_userid",
                                                ids.of(
                                                        provider,
                                                        corp.corpId(),
                                                        contact.externalUserId())));
            }
        }
        return answer;
    }

    private Stream<Corp> installed(String suiteId) {
        return world.installations
                .all()
                .filter(installation -> installation.suiteId().equals(suiteId))
                .flatMap(installation -> world.corps.get(installation.corpId()).stream());
    }

    /** Somebody of this unionid whom a member follows, if unionids can be converted here. */
    private Optional<ExternalContact> found(Call call, String corpId) {
        var unionId = call.text("unionid", 40063);
        call.text("openid", 40063);
        var obstacle = book.settings(corpId).unionIds();
        if (obstacle != UnionIds.READY) {
            throw RefusalException.of(obstacle.errcode());
        }
        if (!unionId.startsWith("o")) {
            throw RefusalException.of(610014);
        }
        return book.contacts(corpId)
                .filter(contact -> contact.unionId().equals(unionId))
                .filter(contact -> !book.followersOf(corpId, contact.externalUserId()).isEmpty())
                .findFirst();
    }

    private ObjectNode toService(Call call, Caller caller) {
        var app = rights.require(caller);
        if (app.ofSuite() && !agencyBuilt(app)) {
            throw RefusalException.of(48002);
        }
        var contact =
                corpLevel(app, call.text("external_userid", 40063))
                        .orElseThrow(() -> RefusalException.of(40096));
        var id = ids.of(provider(app), app.corpId(), contact.externalUserId());
        return Json.object().put("external_userid", id);
    }

    /**
     * Agency-built apps may send either level; what is the provider's already comes back as it is.
     */
    private Optional<ExternalContact> corpLevel(App app, String given) {
        return book.contact(app.corpId(), given)
                .or(() ->
                        ids.meant(provider(app), app.corpId(), given)
                                .flatMap(id -> book.contact(app.corpId(), id)));
    }

    private ObjectNode fromService(Call call, Caller caller) {
        var app = rights.require(caller);
        if (app.ofSuite()) {
            throw RefusalException.of(48002);
        }
        var source =
                world.apps
                        .get(Table.key(app.corpId(), call.body().path("source_agentid").asInt(0)))
                        .filter(App::ofSuite)
                        .orElseThrow(() -> RefusalException.of(40056));
        var plain =
                ids.meant(provider(source), app.corpId(), call.text("external_userid", 40063))
                        .orElseThrow(() -> RefusalException.of(40096));
        return Json.object().put("external_userid", plain);
    }

    private ObjectNode tagIds(Call call, Caller caller) {
        var app = rights.require(caller);
        var answer = Json.object();
        var items = answer.putArray("items");
        var invalid = answer.putArray("invalid_external_tagid_list");
        for (var given : call.texts("external_tagid_list")) {
            if (book.groupOf(app.corpId(), given).isPresent()) {
                items.addObject()
                        .put("external_tagid", given)
                        .put("open_external_tagid", ids.of(provider(app), app.corpId(), given));
            } else {
                invalid.add(given);
            }
        }
        return answer;
    }

    private boolean agencyBuilt(App app) {
        return world.suites.get(app.suiteId()).map(Suite::agencyBuilt).orElse(false);
    }

    /** The app's own provider; for the corp's own app, the provider of the suite it installed. */
    private String provider(App app) {
        var suiteId =
                app.ofSuite()
                        ? Optional.of(app.suiteId())
                        : world.installations
                                .of(app.corpId())
                                .map(installation -> installation.suiteId())
                                .findFirst();
        return suiteId.flatMap(world.suites::get)
                .map(suite -> suite.providerCorpId())
                .orElseThrow(() -> RefusalException.of(48002));
    }
}
