package com.wecombridge.wecomsim.patch;

import com.wecombridge.wecomsim.callback.Telling;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Turns changes into what the control API can define. */
public final class Things {

    private Things() {}

    /** A change that apps are told of, as the definition's {@code callbacks} says. */
    public static <T> Definer telling(BiFunction<Patch, Telling, Optional<T>> change) {
        return patch -> {
            var telling = patch.telling();
            return orRemoved(change.apply(patch, telling));
        };
    }

    /** For what no app is told of, whatever the definition says about callbacks. */
    public static Definer silent(Definer definer) {
        return patch -> {
            patch.telling();
            return definer.define(patch);
        };
    }

    /** The result, or word that it is gone. */
    public static Object orRemoved(Optional<?> result) {
        return result.isPresent() ? result.get() : Map.of("removed", true);
    }
}
