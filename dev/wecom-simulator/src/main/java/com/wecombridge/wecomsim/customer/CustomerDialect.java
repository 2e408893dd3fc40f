package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp.Shown;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;

/**
 * The ids one app gets to see of members, customers, tags and customer groups: the corp's own apps
 * see corp-level ids, a provider's app its provider's.
 *
 * @param people the ids of members
 * @param provider empty where the app sees corp-level ids
 */
public record CustomerDialect(Dialect people, ServiceIds ids, String corpId, String provider) {

    /** What the app sees of its corp. */
    public static CustomerDialect of(World world, ServiceIds ids, App app) {
        var encrypted =
                world.corps
                        .get(app.corpId())
                        .map(corp -> corp.suiteView().userIds() == Shown.ENCRYPTED)
                        .orElse(true);
        var provider =
                world.suites
                        .get(app.suiteId())
                        .filter(_ -> encrypted)
                        .map(suite -> suite.providerCorpId())
                        .orElse("");
        return new CustomerDialect(Dialect.of(world, app), ids, app.corpId(), provider);
    }

    /** The id of a customer, a tag, a tag group or a customer group. */
    public String id(String plain) {
        return provider.isEmpty() ? plain : ids.of(provider, corpId, plain);
    }

    /** The corp-level id that the app means; empty when no such id was ever shown to it. */
    public Optional<String> meant(String given) {
        return provider.isEmpty() ? Optional.of(given) : ids.meant(provider, corpId, given);
    }

    /** Providers do not receive unionid, gender, picture and mobiles. */
    public boolean showsEverything() {
        return provider.isEmpty();
    }
}
