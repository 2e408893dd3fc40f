package com.wecombridge.wecomsim.signin;

import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.signin.SignIns.Person;
import com.wecombridge.wecomsim.signin.SignIns.Rights;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Identity: OAuth, QR login, and who may see which private fields. */
public final class SignInChapter implements Chapter {

    private final Core core;
    private final Customers customers;
    private final SignIns signIns;
    private final Audience audience;

    public SignInChapter(Customers customers) {
        this.customers = customers;
        this.core = customers.core();
        this.signIns = new SignIns(core.world());
        this.audience = new Audience(core);
    }

    /**
     * A code as the in-app page would hand it to the app's server for the member.
     *
     * @param agreed the private fields to which the member agrees; empty for snsapi_base
     */
    public String code(App app, String userId, List<String> agreed) {
        var appId = app.ofSuite() ? app.suiteId() : app.corpId();
        var scope = agreed.isEmpty() ? "snsapi_base" : "snsapi_privateinfo";
        var agentId = app.ofSuite() ? 0 : app.agentId();
        var parameters =
                Map.of("appid", appId, "agentid", Integer.toString(agentId), "scope", scope);
        var person = Person.member(app.corpId(), app.suiteId(), userId);
        return signIns.issue(new Wish(Wish.Page.OAUTH, parameters), person, agreed).code();
    }

    @Override
    public List<Endpoint> endpoints() {
        return new SignInEndpoints(customers, signIns, audience).all();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("sign-in-rights", silent(this::rights));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("login-codes", signIns.codes()::all, "sign-in-rights", signIns.rights()::all);
    }

    @Override
    public void open(RoutesConfig routes) {
        new SignInPages(core, signIns, audience).open(routes);
    }

    /** Which private fields an app, or a suite in every corp, may ask for. */
    private Rights rights(Patch patch) {
        var suiteId = patch.take("suiteId", "");
        var corpId = patch.take("corpId", "");
        var agentId = patch.take("agentId", Integer.class, 0);
        var fields = List.of(patch.take("fields", String[].class, new String[0]));
        patch.nothingElse();
        if (!PrivateFields.ALL.containsAll(fields)) {
            throw new DefinitionRefusedException("fields are of " + PrivateFields.ALL);
        }
        var rights = new Rights(corpId, agentId, suiteId, fields);
        var key = suiteId.isEmpty() ? Table.key(corpId, agentId) : suiteId;
        core.world().change(() -> signIns.rights().put(key, rights));
        return rights;
    }
}
