package com.wecombridge.wecomsim.trust;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who may have pages where. */
@SeenInDocs("90313")
public final class TrustedDomains {

    private static final int CHANGES_A_MONTH = 20;

    /** How the ids of corps begin that come into being at their first mention. */
    private static final String UNDESCRIBED = "wwsim";

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final World world;
    private final Table<TrustedDomain> domains;
    private final Table<ChangeCount> counts;

    public TrustedDomains(World world) {
        this.world = world;
        this.domains = world.table("trusted-domains", TrustedDomain.class);
        this.counts = world.table("trusted-domain-changes", ChangeCount.class);
    }

    Stream<TrustedDomain> all() {
        return domains.all();
    }

    /** How strictly ownership is checked. */
    enum Strictness {
        /** Checked; a failure is written down, and only signing in works there. */
        RECORDED,
        /** Checked; a failure refuses the domain. */
        REQUIRED,
        /** Taken on trust. */
        SKIPPED
    }

    /** Trusts a host, asks again for its proof, or trusts it no longer. */
    public Optional<TrustedDomain> define(Patch patch) {
        var suiteId = patch.take("suiteId", "");
        var corpId = patch.take("corpId", "");
        var agentId = patch.take("agentId", Integer.class, 0);
        if (suiteId.isEmpty() == corpId.isEmpty()) {
            throw new DefinitionRefusedException("a domain is a suite's, or a corp's agent's");
        }
        var host = patch.take("host", "").toLowerCase(Locale.ROOT);
        if (!Hosts.nameable(host)) {
            throw new DefinitionRefusedException("not a host that can be trusted: " + host);
        }
        var removed = patch.takeFlag("removed");
        var strictness = patch.take("verification", Strictness.class, Strictness.RECORDED);
        patch.nothingElse();
        var owner = suiteId.isEmpty() ? corpId + "-" + agentId : suiteId;
        var key = Table.key(owner, host);
        if (removed) {
            world.change(() -> domains.remove(key));
            return Optional.empty();
        }
        var known = domains.get(key);
        var unchecked =
                new TrustedDomain(
                        corpId, agentId, suiteId, host, fileName(key), proof(key), "not checked");
        var checked = checked(unchecked, strictness);
        world.change(() -> {
            if (known.isEmpty()) {
                countChange(owner);
            }
            domains.put(key, checked);
        });
        return Optional.of(checked);
    }

    /**
     * The trusted domain of the app, or of its suite, that an address lies on. The domain in the
     * app's own settings is good for signing in only; a corp that nobody described trusts every
     * host.
     */
    public Optional<TrustedDomain> covering(App app, String address) {
        var host = Hosts.of(address);
        var owner = app.ofSuite() ? app.suiteId() : app.corpId() + "-" + app.agentId();
        var listed = host.flatMap(h -> domains.get(Table.key(owner, h)));
        if (listed.isEmpty() && app.corpId().startsWith(UNDESCRIBED)) {
            return host.map(h -> described(app, h, "not checked"));
        }
        return listed.isPresent()
                ? listed
                : host.filter(app.redirectDomain()::equalsIgnoreCase)
                        .map(h -> described(app, h, "no proof of ownership"));
    }

    private static TrustedDomain described(App app, String host, String verification) {
        return new TrustedDomain(app.corpId(), app.agentId(), "", host, "", "", verification);
    }

    /** Whether a suite, installed or not, trusts the host of the address. */
    public boolean suiteTrusts(String suiteId, String address) {
        return Hosts.of(address).flatMap(h -> domains.get(Table.key(suiteId, h))).isPresent();
    }

    private TrustedDomain checked(TrustedDomain domain, Strictness strictness) {
        if (strictness == Strictness.SKIPPED) {
            return domain;
        }
        var result = new OwnershipCheck().check(domain);
        if (strictness == Strictness.REQUIRED && !result.equals("verified")) {
            throw new DefinitionRefusedException("ownership not proved (85005): " + result);
        }
        return new TrustedDomain(
                domain.corpId(),
                domain.agentId(),
                domain.suiteId(),
                domain.host(),
                domain.fileName(),
                domain.proof(),
                result);
    }

    private void countChange(String owner) {
        var month = YearMonth.from(world.instant().atZone(BEIJING)).toString();
        var count =
                counts.get(owner)
                        .filter(c -> c.month().equals(month))
                        .map(ChangeCount::count)
                        .orElse(0);
        if (count >= CHANGES_A_MONTH) {
            throw new DefinitionRefusedException("20 changes of domains a month (85004)");
        }
        counts.put(owner, new ChangeCount(month, count + 1));
    }

    private static String fileName(String key) {
        return "WW_verify_" + proof(key) + ".txt";
    }

    /** The same for one owner and host, so that a site can be set up beforehand. */
    private static String proof(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
    }

    /** How often an owner's domains changed in a month. */
    record ChangeCount(String month, int count) {}
}
