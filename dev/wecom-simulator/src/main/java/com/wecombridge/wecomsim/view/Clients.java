package com.wecombridge.wecomsim.view;

import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.stream.Stream;

/** The corps that have an app of a provider. */
public final class Clients {

    private final World world;

    public Clients(World world) {
        this.world = world;
    }

    /** The provider's running installations in a corp, which may be named by its encrypted id. */
    public Stream<Installation> installations(String providerCorpId, String corp) {
        return world.installations
                .all()
                .filter(Installation::active)
                .filter(i -> isOf(i, providerCorpId) && means(i, corp));
    }

    /** One of them. */
    public Optional<Installation> any(String providerCorpId, String corp) {
        return installations(providerCorpId, corp).findFirst();
    }

    private boolean isOf(Installation installation, String providerCorpId) {
        return world.suites
                .get(installation.suiteId())
                .filter(suite -> suite.providerCorpId().equals(providerCorpId))
                .isPresent();
    }

    private boolean means(Installation installation, String corp) {
        return installation.corpId().equals(corp)
                || Dialect.ofSuite(world, installation.corpId(), installation.suiteId())
                        .openCorpId()
                        .equals(corp);
    }
}
