package com.wecombridge.events.store;

import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.util.retry.Retry;

/**
 * Stops a service whose logins would defeat row-level security: it holds for nobody who owns a
 * table, is a superuser or may bypass it; nor for a member of such a role, who may become it by
 * {@code SET ROLE}. The relay has to bypass it, or facts would never leave.
 */
final class LoginCheck implements SmartInitializingSingleton {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A JVM that has just begun on a busy machine may take longer for its first connection than a
     * pool waits.
     */
    private static final Retry WHILE_AWAY =
            Retry.backoff(10, Duration.ofMillis(500))
                    .maxBackoff(Duration.ofSeconds(2))
                    .filter(LoginCheck::mayPass)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private static final String RIGHTS =
            """
            select bool_or(rolsuper) as superuser,
                   bool_or(rolbypassrls) as may_bypass,
                   bool_or(rolbypassrls and rolname = current_user) as bypasses,
                   exists (select 1 from pg_class
                            where relkind in ('r', 'p')
                              and relnamespace = 'public'::regnamespace
                              and pg_has_role(relowner, 'member')) as owns
              from pg_roles where pg_has_role(oid, 'member')
            """;

    private final DatabaseClient application;
    private final RelayDatabase relay;

    LoginCheck(DatabaseClient application, RelayDatabase relay) {
        this.application = application;
        this.relay = relay;
    }

    private record Rights(boolean superuser, boolean mayBypass, boolean bypasses, boolean owns) {}

    @Override
    public void afterSingletonsInstantiated() {
        var ofApplication = rightsOf(application);
        refuseIf(ofApplication.superuser(), "DATABASE_USERNAME is a superuser, or may become one");
        refuseIf(ofApplication.mayBypass(), "DATABASE_USERNAME may bypass row-level security");
        refuseIf(
                ofApplication.owns(),
                "DATABASE_USERNAME owns tables, or is a member of their owner");
        var ofRelay = rightsOf(relay.client());
        refuseIf(ofRelay.superuser(), "DATABASE_RELAY_USERNAME is a superuser, or may become one");
        refuseIf(
                ofRelay.owns(),
                "DATABASE_RELAY_USERNAME owns tables, or is a member of their owner");
        refuseIf(!ofRelay.bypasses(), "DATABASE_RELAY_USERNAME lacks BYPASSRLS");
    }

    private static Rights rightsOf(DatabaseClient login) {
        return Objects.requireNonNull(
                login.sql(RIGHTS)
                        .map(LoginCheck::toRights)
                        .one()
                        .timeout(PATIENCE)
                        .retryWhen(WHILE_AWAY)
                        .block());
    }

    private static boolean mayPass(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return Away.is(failure) && !(cause instanceof R2dbcPermissionDeniedException);
    }

    private static Rights toRights(Readable row) {
        return new Rights(
                is(row, "superuser"), is(row, "may_bypass"), is(row, "bypasses"), is(row, "owns"));
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private static void refuseIf(boolean unsafe, String what) {
        if (unsafe) {
            throw new UnsafeLoginException(what);
        }
    }
}
