package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.Fault;
import java.time.Duration;

/** A misfortune for the next calls of a path, or the next callbacks of a kind. */
public final class FaultDefinition extends Definition<FaultDefinition> {

    public FaultDefinition errcode(int errcode) {
        return set("kind", Fault.Kind.ERRCODE).set("errcode", errcode);
    }

    public FaultDefinition kind(Fault.Kind kind) {
        return set("kind", kind);
    }

    public FaultDefinition delay(Duration delay) {
        return set("kind", Fault.Kind.DELAY).set("delay", delay);
    }

    public FaultDefinition times(int times) {
        return set("times", times);
    }

    /** Every one from now on, until there are no more faults. */
    public FaultDefinition always() {
        return times(-1);
    }

    /** Each is struck with this probability; the same seed strikes the same ones. */
    public FaultDefinition sometimes(double probability, long seed) {
        return set("probability", probability).set("seed", seed);
    }

    public FaultDefinition corp(String corpId) {
        return set("corpId", corpId);
    }
}
