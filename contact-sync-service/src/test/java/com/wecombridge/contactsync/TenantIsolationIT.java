package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.testkit.Crowds;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.tenants.Call;
import com.wecombridge.testkit.tenants.KeepsTenantsApart;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.UnopenedSecretException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two tenants that both know a corp of the same id, on the two connections of the service. */
@NullUnmarked
@ExtendWith(OutputCaptureExtension.class)
class TenantIsolationIT extends ContactSyncServiceIT implements KeepsTenantsApart {

    private static final CorpId CORP = new CorpId("wwshared0000000001");
    private static final String OF_CORP = "?corpId=" + CORP;
    private static final List<String> TABLES =
            List.of("wecom_token", "sync_run", "work", "member", "connected_app");

    @Value("${spring.r2dbc.pool.max-size}")
    private int connections;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @AfterEach
    void leaveNothing() {
        TABLES.forEach(table ->
                database.execute("delete from %s where corp_id = '%s'".formatted(table, CORP)));
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
        return Set.of("member", "sync_run", "wecom_token", "outbox");
    }

    @Override
    public void setUp(String tenant) {
        database.execute(
                """
                insert into connected_app (tenant_id, corp_id, app_id, mode, agent_id, connected, version)
                values ('%s', '%s', '1000002', 'SELF_BUILT', 1000002, true, 1)
                """
                        .formatted(tenant, CORP));
        database.execute(
                """
                insert into member (tenant_id, corp_id, app_id, member_key, user_id, name, departments,
                                    status, inside_range, present, fingerprint, read_at, version)
                values ('%1$s', '%2$s', '1000002', 'li_lei', 'LI_LEI', 'LI LEI of %1$s', '{1}',
                        1, true, true, 'f', now(), 1)
                """
                        .formatted(tenant, CORP));
    }

    @Override
    public Call call(String tenant, int number) {
        return switch (number % 10) {
            case 0 -> Call.get("/api/v1/members" + OF_CORP + "&cursor=%00");
            case 3, 7 ->
                    Call.change("POST", "/api/v1/sync-runs", "{\"corpId\":\"%s\"}".formatted(CORP));
            case 4, 5 -> Call.get("/api/v1/sync-runs" + OF_CORP);
            default -> Call.get("/api/v1/members" + OF_CORP + "&limit=9");
        };
    }

    /** A token of an app that nobody asks for. */
    @Override
    public void tell(String tenant, int number) {
        var fingerprint = "of-" + tenant + "-" + number;
        told.add(fingerprint);
        tell(
                new TokenIssued(
                        new TenantId(tenant),
                        CORP,
                        new AppId(Integer.toString(2_000_000 + number)),
                        TokenKind.ACCESS_TOKEN,
                        box.seal(
                                Scope.of(new TenantId(tenant)),
                                Purpose.WECOM_TOKEN,
                                new Secret("token-" + fingerprint)),
                        fingerprint,
                        Instant.now(),
                        Instant.now().plusSeconds(7_200),
                        1));
    }

    @Override
    public void awaitTold() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(database.rows("select fingerprint from wecom_token"))
                                .extracting(row -> row.get("fingerprint"))
                                .containsAll(told));
    }

    /** Whoever can write to the database still cannot use one tenant's token for another. */
    @Test
    void cannotUseATokenThatWasMovedToAnotherTenant(CapturedOutput output) {
        var company = connected(Company.in(WECOM));
        var token = new Secret("token-of-globex-0123456789");
        var foreign =
                box.seal(Scope.of(new TenantId("globex")), Purpose.WECOM_TOKEN, token).value();
        await().atMost(Duration.ofSeconds(20)).until(() -> move(foreign, company) == 1);

        // Tokens stay open in memory for a few seconds; then the moved one is looked at.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    askForRun(company);
                    return rows("select last_failure from work", company).stream()
                            .anyMatch(work ->
                                    UnopenedSecretException.class
                                            .getName()
                                            .equals(work.get("last_failure")));
                });

        assertThat(output)
                .contains("a sealed secret does not open for tenant:acme and WECOM_TOKEN")
                .doesNotContain(token.reveal())
                .doesNotContain(foreign);
        tellToken(company, 2);
        awaitRest(company);
    }

    private int move(String sealed, Company company) {
        database.execute(
                "update wecom_token set sealed = '%s' where corp_id = '%s'"
                        .formatted(sealed, company.corp));
        return rows("select 1 from wecom_token", company).size();
    }
}
