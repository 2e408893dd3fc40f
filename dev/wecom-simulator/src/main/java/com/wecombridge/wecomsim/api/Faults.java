package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.Table;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;

/** Scripted misfortunes, each used up by the answers it strikes. */
final class Faults {

    private final World world;

    Faults(World world) {
        this.world = world;
    }

    /** The oldest fault that waits for this path and corp, counted down. */
    Optional<Fault> strike(String path, String corpId) {
        if (world.faults.all().findAny().isEmpty()) {
            return Optional.empty();
        }
        return world.change(() -> {
            var fault =
                    world.faults
                            .all()
                            .filter(f -> f.path().equals(path))
                            .filter(f -> f.corpId().isEmpty() || f.corpId().equals(corpId))
                            .findFirst();
            fault.ifPresent(this::countDown);
            return fault;
        });
    }

    private void countDown(Fault fault) {
        var key = Table.key(fault.id());
        if (fault.times() <= 1) {
            world.faults.remove(key);
        } else {
            world.faults.put(key, fault.struck());
        }
    }
}
