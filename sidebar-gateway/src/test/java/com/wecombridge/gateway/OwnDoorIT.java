package com.wecombridge.gateway;

import com.wecombridge.testkit.web.Introductions;
import com.wecombridge.testkit.web.ReadsBodies;
import com.wecombridge.testkit.web.ShowsLists;
import com.wecombridge.testkit.web.WebDoor;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.NullUnmarked;

/** The gateway's own API says no as every other door does. */
@NullUnmarked
class OwnDoorIT extends RunningGateway implements ReadsBodies, ShowsLists {

    @Override
    public WebDoor door() {
        return new WebDoor(port, new ByTheProvider(), "/api/v1/callbacks?state=quarantined");
    }

    @Override
    public Writing writing() {
        return new Writing("PUT", "/api/v1/callback-settings/" + ACME + "/1000002", "token");
    }

    /** The gateway's callers come from the identity provider. */
    private static final class ByTheProvider implements Introductions {

        @Override
        public String introduces(String tenant, String... roles) {
            return "Bearer " + OIDC.token(OIDC.claimsOf(tenant, roles));
        }

        @Override
        public String introducedBySomebodyElse(String tenant, String... roles) {
            return "Bearer " + OIDC.forged(OIDC.claimsOf(tenant, roles));
        }

        @Override
        public String introducesToSomebodyElse(String tenant, String... roles) {
            return "Bearer " + OIDC.token(OIDC.claimsOf(tenant, roles).audience("somebody-else"));
        }

        @Override
        public String introducedTooLongAgo(String tenant, String... roles) {
            var then = Date.from(Instant.now().minusSeconds(600));
            return "Bearer " + OIDC.token(OIDC.claimsOf(tenant, roles).expirationTime(then));
        }
    }
}
