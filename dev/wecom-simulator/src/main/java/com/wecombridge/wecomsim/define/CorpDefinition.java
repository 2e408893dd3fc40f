package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Corp.Shown;
import java.util.Map;

/** A company. */
public final class CorpDefinition extends Definition<CorpDefinition> {

    public CorpDefinition name(String name) {
        return set("name", name);
    }

    public CorpDefinition verified(boolean verified) {
        return set("verified", verified);
    }

    /** Whether the corp's own contacts assistant writes the directory, which keeps suites out. */
    public CorpDefinition openapiSync(Corp.Sync sync) {
        return set("openapiSync", sync);
    }

    /** Three departments and six people to begin with. */
    public CorpDefinition standardCast() {
        return set("standardCast", true);
    }

    /**
     * Suites see plain user ids and names, as before 2022; apart from that they see encrypted ids
     * and no names.
     */
    public CorpDefinition openToSuites() {
        return set("suiteView", Map.of("userIds", Shown.PLAIN, "names", Shown.PLAIN));
    }

    /** Suites see an encrypted corp id. */
    public CorpDefinition encryptedCorpId() {
        return set("suiteView", Map.of("corpId", Shown.ENCRYPTED));
    }
}
