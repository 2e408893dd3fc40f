package com.wecombridge.wecom.access;

import com.wecombridge.events.id.CorpId;
import java.util.List;

/**
 * What a corp granted a suite.
 *
 * @param verified whether WeCom verified the corp (已认证)
 * @param agents the suite's apps inside the corp; normally one
 */
public record AuthorisedCorp(CorpId corp, String name, boolean verified, List<Agent> agents) {

    /** One app of the suite inside the corp. */
    public record Agent(long agentId, String name) {}

    public AuthorisedCorp {
        agents = List.copyOf(agents);
    }
}
