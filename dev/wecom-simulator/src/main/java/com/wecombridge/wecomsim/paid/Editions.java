package com.wecombridge.wecomsim.paid;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * What a corp paid for: 1 a trial, 2 its end, 3 paid, 4 past its end, 6 more users than paid for, 7
 * so for more than seven days.
 */
@SeenInDocs("91911")
public final class Editions {

    private static final int TRIAL = 1;
    private static final int TRIAL_OVER = 2;
    private static final int PAID = 3;
    private static final int EXPIRED = 4;
    private static final int CROWDED = 6;
    private static final int CROWDED_TOO_LONG = 7;

    private final World world;
    private final Directory directory;

    public Editions(World world) {
        this.world = world;
        this.directory = new Directory(world);
    }

    /** The status at this moment of the simulated clock. */
    public int status(Installation installation) {
        var now = world.instant();
        var over = installation.expiresAt().isBefore(now);
        return switch (installation.appStatus()) {
            case TRIAL -> over ? TRIAL_OVER : TRIAL;
            case PAID -> over ? EXPIRED : crowd(noted(installation), now);
            default -> installation.appStatus();
        };
    }

    /** Looks at every installation, so that what begins now is known to have begun now. */
    public void settle() {
        world.installations.all().filter(Installation::active).toList().forEach(this::noted);
    }

    /** The errcode with which the app is refused for what it paid, if it is. */
    public Optional<Integer> refusal(App app) {
        return world.installations
                .get(Table.key(app.corpId(), app.suiteId()))
                .filter(Installation::active)
                .flatMap(installation -> refusal(status(installation)));
    }

    private static Optional<Integer> refusal(int status) {
        return switch (status) {
            case TRIAL_OVER, EXPIRED -> Optional.of(90302);
            case CROWDED_TOO_LONG -> Optional.of(90303);
            default -> Optional.empty();
        };
    }

    private int crowd(Installation installation, Instant now) {
        if (!installation.crowded()) {
            return PAID;
        }
        var end = installation.crowdedSince().plus(world.behaviour().editions().grace());
        return now.isBefore(end) ? CROWDED : CROWDED_TOO_LONG;
    }

    /** Writes down since when there are more users than paid for. */
    private Installation noted(Installation installation) {
        var crowded =
                installation.appStatus() == PAID && users(installation) > installation.userLimit();
        if (crowded == installation.crowded()) {
            return installation;
        }
        var after = installation.crowdedSince(crowded ? world.instant() : Instant.EPOCH);
        var key = Table.key(installation.corpId(), installation.suiteId());
        world.change(() -> world.installations.put(key, after));
        return after;
    }

    private int users(Installation installation) {
        return world.apps
                .get(Table.key(installation.corpId(), installation.agentId()))
                .map(app -> directory.visibleMembers(app).size())
                .orElse(0);
    }
}
