package com.wecombridge.testkit.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.web.Gateway;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every service keeps: of thousands of interleaved requests of two tenants on two connections,
 * reads and writes, some refused and some abandoned in the middle, none shows or changes what is
 * the other's. A service's integration test implements it and says what its people do; whatever it
 * writes carries the tenant's name.
 */
public interface KeepsTenantsApart {

    /** Names that nothing but these tests uses: whoever finds one knows whose it is. */
    List<String> TENANTS = List.of("eastwind", "westwind");

    TestDatabase database();

    int port();

    Gateway gateway();

    /** How many requests there are. */
    int requests();

    /** How many connections the service has. */
    int connections();

    /** Before the requests: what both tenants have. */
    void setUp(String tenant);

    /** What the tenant's people do as their number-th deed; some of it the service refuses. */
    Call call(String tenant, int number);

    /** What is told of the tenant meanwhile; returns before it takes effect. */
    void tell(String tenant, int number);

    /** Waits until all that was told took effect. */
    void awaitTold();

    /** The tables that hold what was done. */
    Set<String> written();

    @Test
    default void interleavedRequestsSeeAndChangeTheirOwnTenantAlone() {
        assertThat(connections()).isEqualTo(2);
        TENANTS.forEach(this::setUp);

        var crowd = new Crowd(this);
        crowd.calls(requests());
        awaitTold();

        assertThat(crowd.complaints()).isEmpty();
        assertThat(crowd.answered()).isGreaterThan(requests() / 2);
        assertThat(crowd.refused()).isGreaterThan(requests() / 20);
        assertThat(crowd.abandoned()).isBetween(requests() / 50, requests() / 8);
        assertThat(crowd.answered() + crowd.refused() + crowd.abandoned()).isEqualTo(requests());
        var rows = new TenantRows(database());
        TENANTS.forEach(tenant -> {
            assertThat(rows.tablesWhere(tenant, tenant)).containsAll(written());
            assertThat(rows.tablesWhere(tenant, otherThan(tenant))).isEmpty();
        });
    }

    /** The other one. */
    static String otherThan(String tenant) {
        return TENANTS.getFirst().equals(tenant) ? TENANTS.getLast() : TENANTS.getFirst();
    }
}
