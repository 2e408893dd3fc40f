package com.wecombridge.wecomsim.trust;

import static com.wecombridge.wecomsim.patch.Things.orRemoved;
import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.Patch;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Trusted domains, defined as {@code domains}. */
public final class TrustChapter implements Chapter {

    private final TrustedDomains domains;

    public TrustChapter(Core core) {
        this.domains = new TrustedDomains(core.world());
    }

    /** Trusts a host for an app's pages; ownership is taken on trust. */
    public TrustedDomain trust(String corpId, int agentId, String host) {
        return trust(
                new Patch(Json.object()).with("corpId", corpId).with("agentId", agentId), host);
    }

    /** Trusts a host for a suite's pages in every corp. */
    public TrustedDomain trust(String suiteId, String host) {
        return trust(new Patch(Json.object()).with("suiteId", suiteId), host);
    }

    private TrustedDomain trust(Patch owner, String host) {
        return domains.define(owner.with("host", host).with("verification", "SKIPPED"))
                .orElseThrow();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("domains", silent(patch -> orRemoved(domains.define(patch))));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("domains", domains::all);
    }
}
