package com.wecombridge.wecomsim.paid;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.stream.Stream;

/**
 * Whether a provider's app may reach a member. Once a provider bought licences for a corp and the
 * app's trial is over, a member needs one that is in force; before that the member's own switch
 * counts.
 */
@SeenInDocs({"95644", "95716"})
public final class Licences {

    private final World world;
    private final Table<LicenceAccount> accounts;

    public Licences(World world) {
        this.world = world;
        this.accounts = world.table("licence-accounts", LicenceAccount.class);
    }

    /** Whether the app may send to the member and know who it is. */
    public boolean base(App app, Member member) {
        return has(app, member, false);
    }

    /** Whether the app may also see the member's customers. */
    public boolean interop(App app, Member member) {
        return has(app, member, true);
    }

    /** The licences that a provider bought for a corp, in the order of their codes. */
    public Stream<LicenceAccount> of(String corpId, String providerCorpId) {
        return accounts.of(corpId).filter(a -> a.providerCorpId().equals(providerCorpId));
    }

    private boolean has(App app, Member member, boolean interop) {
        if (!app.ofSuite()) {
            return true;
        }
        if (!bought(app)) {
            return member.licensed();
        }
        var now = world.instant();
        return of(app.corpId(), provider(app))
                .filter(a -> a.inForce(now) && a.userId().equals(member.userId()))
                .anyMatch(a -> !interop || a.type() == LicenceAccount.INTEROP);
    }

    /** Whether the trial is over and anything was bought. */
    private boolean bought(App app) {
        var trial = world.behaviour().licences().trial();
        var trialOver =
                world.installations
                        .get(Table.key(app.corpId(), app.suiteId()))
                        .filter(i -> !world.instant().isBefore(i.installedAt().plus(trial)))
                        .isPresent();
        return trialOver && of(app.corpId(), provider(app)).findAny().isPresent();
    }

    private String provider(App app) {
        return world.suites.get(app.suiteId()).map(Suite::providerCorpId).orElse("");
    }
}
