package com.wecombridge.wecomsim.signin;

import static com.wecombridge.wecomsim.chapter.Things.silent;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.change.DefinitionRefusedException;
import com.wecombridge.wecomsim.change.Patch;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.control.Definer;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.signin.SignIns.Rights;
import com.wecombridge.wecomsim.trust.TrustedDomains;
import com.wecombridge.wecomsim.world.Table;
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
        this.audience =
                new Audience(core.world(), core.directory(), new TrustedDomains(core.world()));
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
        new SignInPages(core.world(), signIns, audience).open(routes);
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
