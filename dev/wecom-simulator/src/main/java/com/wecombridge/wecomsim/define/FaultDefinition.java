package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.Fault;
import java.time.Duration;

/** A misfortune for the next answers of one path. */
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

    public FaultDefinition corp(String corpId) {
        return set("corpId", corpId);
    }
}
