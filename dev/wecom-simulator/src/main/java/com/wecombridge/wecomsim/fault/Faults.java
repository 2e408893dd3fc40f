package com.wecombridge.wecomsim.fault;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.function.Predicate;

/** Scripted misfortunes, each used up by what it strikes. */
public final class Faults {

    private final World world;

    public Faults(World world) {
        this.world = world;
    }

    /** The oldest fault that strikes this call. */
    public Optional<Fault> onCall(String path, String corpId) {
        return strike(fault -> fault.awaitsCall(path, corpId));
    }

    /** The oldest fault that strikes this callback. */
    public Optional<Fault> onCallback(String kind, String corpId) {
        return strike(fault -> fault.awaitsCallback(kind, corpId));
    }

    private Optional<Fault> strike(Predicate<Fault> waiting) {
        if (world.faults.all().noneMatch(waiting)) {
            return Optional.empty();
        }
        return world.change(() -> {
            for (var fault : world.faults.all().filter(waiting).toList()) {
                if (strikes(fault)) {
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        });
    }

    private boolean strikes(Fault fault) {
        var key = Table.key(fault.id());
        var struck = fault.strikesNext();
        var after = fault.thrown(struck);
        if (after.times() == 0) {
            world.faults.remove(key);
        } else {
            world.faults.put(key, after);
        }
        return struck;
    }
}
