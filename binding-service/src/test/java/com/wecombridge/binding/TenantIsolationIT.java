package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.testkit.Crowds;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.tenants.Call;
import com.wecombridge.testkit.tenants.KeepsTenantsApart;
import com.wecombridge.testkit.web.Gateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Value;

/** Two tenants bind and unbind their people on the two connections of the service. */
@NullUnmarked
class TenantIsolationIT extends BindingServiceIT implements KeepsTenantsApart {

    private static final int AGENT = 1000002;
    private static final int PEOPLE = 20;

    @Value("${spring.r2dbc.pool.max-size}")
    private int connections;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @AfterEach
    void leaveNoEntitlement() {
        database.execute("delete from entitlement where tenant_id like '%stwind'");
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Gateway gateway() {
        return GATEWAY;
    }

    @Override
    public int requests() {
        return Crowds.of(10_000);
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public Set<String> written() {
        return Set.of("account_binding", "crm_user", "member", "outbox");
    }

    @Override
    public void setUp(String tenant) {
        entitled(tenant);
        for (int i = 0; i < PEOPLE; i++) {
            tellOf(tenant, userOf(tenant, i));
            tell(memberOf(tenant, i));
        }
        await().atMost(SOON)
                .until(() ->
                        rowsOf("entitlement", tenant) == 1 && rowsOf("member", tenant) == PEOPLE);
        connect(tenant);
    }

    private void connect(String tenant) {
        var corp = corpOf(tenant);
        WECOM.define().corp(corp, c -> c.name("Corp of " + tenant));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret("secret-of-" + corp));
        administratorOf(tenant)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + corp, "corpName", "Corp of " + tenant))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Override
    public Call call(String tenant, int number) {
        var user = userOf(tenant, number % PEOPLE);
        return switch (number % 10) {
            case 0, 3, 5 -> bind(tenant, user, "MEMBER_OF_" + tenant + "_" + number % PEOPLE);
            case 2 -> bind(tenant, user, "NOBODY_OF_" + tenant);
            case 4, 9 ->
                    Call.change(
                            "DELETE",
                            "/api/v1/account-bindings/" + user + "?corpId=" + corpOf(tenant),
                            "");
            case 6 -> Call.get("/api/v1/crm-users?limit=200");
            case 7 -> Call.get("/api/v1/corps");
            default -> Call.get("/api/v1/account-bindings?limit=200");
        };
    }

    private static Call bind(String tenant, String user, String member) {
        return Call.change(
                "PUT",
                "/api/v1/account-bindings/" + user,
                "{\"corpId\":\"%s\",\"memberUserId\":\"%s\"}".formatted(corpOf(tenant), member));
    }

    @Override
    public void tell(String tenant, int number) {
        tellOf(tenant, "late-" + userOf(tenant, number));
    }

    private void tellOf(String tenant, String user) {
        told.add(user);
        crmUser(tenant, user);
    }

    @Override
    public void awaitTold() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(database.rows("select crm_user_id from crm_user"))
                                .extracting(row -> row.get("crm_user_id"))
                                .containsAll(told));
    }

    private static MemberMirrored memberOf(String tenant, int number) {
        return new MemberMirrored(
                new TenantId(tenant),
                new CorpId(corpOf(tenant)),
                new AppId(Integer.toString(AGENT)),
                new MemberUserId("MEMBER_OF_" + tenant + "_" + number),
                Optional.empty(),
                Optional.empty(),
                List.of(new DepartmentId(1)),
                1,
                true,
                Instant.now(),
                version());
    }

    private static String userOf(String tenant, int number) {
        return "u-" + tenant + "-" + number;
    }

    private static String corpOf(String tenant) {
        return "ww" + tenant + "000001";
    }

    private static int rowsOf(String table, String tenant) {
        return database.rows("select 1 from %s where tenant_id = '%s'".formatted(table, tenant))
                .size();
    }
}
