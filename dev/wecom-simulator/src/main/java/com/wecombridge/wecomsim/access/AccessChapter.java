package com.wecombridge.wecomsim.access;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.TrustedIps;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Trusted addresses, what is blocked for calling too often, and WeCom's own addresses. */
@SeenInDocs({"90930", "92520", "90312"})
public final class AccessChapter implements Chapter {

    private final Core core;
    private final World world;
    private final Table<TrustedIps> trusted;

    public AccessChapter(Core core) {
        this.core = core;
        this.world = core.world();
        this.trusted = world.trustedIps;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("getcallbackip", Credential.CORP, (_, _) -> ips("127.0.0.1")),
                Endpoint.get(
                        "get_api_domain_ip", Credential.CORP, (_, _) -> ips("127.0.0.1", "::1")));
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("trusted-ips", this::define);
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("trusted-ips", trusted::all, "blocks", core.limits()::blocks);
    }

    /**
     * Sets the addresses of a holder. The first ones are set-up and in force at once; a change
     * takes a while.
     */
    public TrustedIps trust(String holder, List<String> ips) {
        return world.change(() -> {
            var now = world.instant();
            var delay = world.behaviour().access().effectiveAfter();
            var before = trusted.get(holder).map(known -> known.inForce(now, delay)).orElse(ips);
            var after = new TrustedIps(holder, ips, before, now);
            trusted.put(holder, after);
            return after;
        });
    }

    private Object define(Patch patch) {
        var provider = patch.take("providerCorpId", "");
        var holder =
                provider.isEmpty()
                        ? TrustedIps.ofApp(patch.need("corpId"), patch.needNumber("agentId"))
                        : TrustedIps.ofProvider(provider);
        return trust(holder, List.of(patch.take("ips", String[].class, new String[0])));
    }

    /** The callbacks of this simulator come from where it runs. */
    private static ObjectNode ips(String... ips) {
        var answer = Json.object();
        var list = answer.putArray("ip_list");
        List.of(ips).forEach(list::add);
        return answer;
    }
}
