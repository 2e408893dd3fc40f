package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.UnopenedSecretException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two tenants that both know a corp of the same id, on the two connections of the service. */
@NullUnmarked
@ExtendWith(OutputCaptureExtension.class)
class TenantIsolationIT extends ContactSyncServiceIT {

    private static final int REQUESTS = 10_000;
    private static final String CORP = "wwshared0000000001";
    private static final List<String> TENANTS = List.of("acme", "globex");

    @Value("${spring.r2dbc.pool.max-size}")
    private int connections;

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @BeforeEach
    void plantACanaryInEachTenant() {
        TENANTS.forEach(tenant -> {
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
                    values ('%1$s', '%2$s', '1000002', 'li_lei', 'LI_LEI', 'canary-of-%1$s', '{1}',
                            1, true, true, 'f', now(), 1)
                    """
                            .formatted(tenant, CORP));
        });
    }

    @AfterEach
    void leaveNothing() {
        database.execute("delete from member where corp_id = '" + CORP + "'");
        database.execute("delete from connected_app where corp_id = '" + CORP + "'");
    }

    @Test
    void showsTenThousandInterleavedRequestsTheirOwnTenantAlone() {
        assertThat(connections).isEqualTo(2);
        var bearers =
                TENANTS.stream().map(tenant -> GATEWAY.introduces(tenant, "auditor")).toList();
        var client = WebClient.create("http://localhost:" + port);

        Flux.range(0, REQUESTS)
                .flatMap(number -> ask(client, number, bearers.get(number % 2)), 32)
                .then()
                .block(Duration.ofMinutes(2));

        assertThat(leaks).isEmpty();
        assertThat(answered).hasValueGreaterThan(REQUESTS / 2);
        assertThat(refused).hasValueGreaterThan(REQUESTS / 20);
        assertThat(answered.get() + refused.get() + abandoned.get()).isEqualTo(REQUESTS);
        assertThat(abandoned).hasValueLessThan(REQUESTS / 5);
    }

    /** Most are answered; some are refused in the middle, some are abandoned by their caller. */
    private Mono<Void> ask(WebClient client, int number, String bearer) {
        var tenant = TENANTS.get(number % 2);
        boolean bad = number / 2 % 8 == 0;
        var asked =
                client.get()
                        .uri("/api/v1/members?corpId=" + CORP + (bad ? "&cursor=%00" : "&limit=9"))
                        .header("Authorization", bearer)
                        .exchangeToMono(answer ->
                                answer.bodyToMono(String.class)
                                        .defaultIfEmpty("")
                                        .doOnNext(body ->
                                                judge(tenant, answer.statusCode().value(), body)))
                        .then()
                        // A connection that an abandoned request broke may be handed out again.
                        .onErrorResume(
                                WebClientRequestException.class,
                                _ -> Mono.fromRunnable(abandoned::incrementAndGet));
        return number / 2 % 8 == 1
                ? asked.timeout(Duration.ofMillis(1 + number % 5))
                        .onErrorResume(
                                TimeoutException.class,
                                _ -> Mono.fromRunnable(abandoned::incrementAndGet))
                : asked;
    }

    private void judge(String tenant, int status, String body) {
        var other = tenant.equals("acme") ? "globex" : "acme";
        if (body.contains("canary-of-" + other)) {
            leaks.add(tenant + " was shown " + body);
        }
        if (status == 200 && body.contains("canary-of-" + tenant)) {
            answered.incrementAndGet();
        } else if (status >= 400 && status < 500) {
            refused.incrementAndGet();
        } else {
            leaks.add(tenant + " was answered " + status + " " + body);
        }
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
