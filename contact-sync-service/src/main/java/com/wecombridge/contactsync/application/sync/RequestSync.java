package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An administrator asks for a whole comparison now. */
@Component
public final class RequestSync {

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final PlanSync planSync;
    private final Facts facts;
    private final Clock clock;

    public RequestSync(
            UnitOfWork transactions,
            ConnectedApps apps,
            PlanSync planSync,
            Facts facts,
            Clock clock) {
        this.transactions = transactions;
        this.apps = apps;
        this.planSync = planSync;
        this.facts = facts;
        this.clock = clock;
    }

    /** Who asks, and for which corp. */
    public record Command(TenantId tenant, String actor, CorpId corp) {}

    /** What became of the wish. */
    public sealed interface Decision {}

    /** One run for each app that is connected in the corp. */
    public record Accepted(List<SyncRun> runs) implements Decision {}

    /** The tenant has no connected app in such a corp. */
    public record UnknownCorp() implements Decision {}

    public Mono<Decision> handle(Command command) {
        var planned =
                apps.of(command.tenant(), command.corp())
                        .concatMap(app -> plan(command, app))
                        .collectList()
                        .<Decision>flatMap(runs ->
                                runs.isEmpty()
                                        ? audit(command, Optional.of("CORP_NOT_CONNECTED"))
                                                .thenReturn(new UnknownCorp())
                                        : audit(command, Optional.empty())
                                                .thenReturn(new Accepted(runs)));
        return transactions.within(command.tenant(), planned);
    }

    private Mono<SyncRun> plan(Command command, ConnectedApp app) {
        return planSync.handle(new PlanSync.Command(app.ref(), Reason.ASKED_FOR, command.actor()));
    }

    private Mono<Void> audit(Command command, Optional<String> refusal) {
        var now = clock.instant();
        return facts.tell(
                new AuditEntry(
                        command.tenant(),
                        command.actor(),
                        "sync-run.request",
                        "corps/" + command.corp(),
                        Map.of(),
                        refusal,
                        now,
                        now.toEpochMilli()));
    }
}
