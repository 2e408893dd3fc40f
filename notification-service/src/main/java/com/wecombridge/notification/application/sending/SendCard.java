package com.wecombridge.notification.application.sending;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import com.wecombridge.events.work.Outcome.NotYet;
import com.wecombridge.notification.application.Telling;
import com.wecombridge.notification.domain.sending.Letter;
import com.wecombridge.notification.domain.sending.NextStep.Compose;
import com.wecombridge.notification.domain.sending.NextStep.GiveUp;
import com.wecombridge.notification.domain.sending.NextStep.Repeat;
import com.wecombridge.notification.domain.sending.Posting;
import com.wecombridge.notification.domain.sending.SendRules;
import com.wecombridge.notification.domain.sending.Verdict;
import com.wecombridge.notification.domain.sending.Verdict.Later;
import com.wecombridge.notification.domain.sending.Verdict.Settled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sends one posting and records what became of it for each person.
 *
 * <p>The attempt is recorded, with the exact text, before the call; the answer after it. Whatever
 * happens between the two leaves an attempt of unknown outcome behind, and {@link SendRules} knows
 * when that may be repeated.
 */
@Component
public final class SendCard {

    private final Postings postings;
    private final CardWriting writing;
    private final Messenger messenger;
    private final SendRules rules;
    private final Telling telling;

    public SendCard(
            Postings postings,
            CardWriting writing,
            Messenger messenger,
            SendRules rules,
            Telling telling) {
        this.postings = postings;
        this.writing = writing;
        this.messenger = messenger;
        this.rules = rules;
        this.telling = telling;
    }

    /** Outside any transaction; what the outcome stores, it stores in one. */
    public Mono<Outcome> handle(Command command) {
        return postings.find(command.tenant(), command.posting())
                .filter(Posting::open)
                .flatMap(posting -> step(command.tenant(), posting))
                .defaultIfEmpty(new Done(Mono.empty()));
    }

    private Mono<Outcome> step(TenantId tenant, Posting posting) {
        return switch (rules.next(posting.tries(), posting.openedAt(), posting.readAt())) {
            case Compose() ->
                    writing.write(tenant, posting)
                            .flatMap(letter -> attempt(tenant, posting, letter))
                            .switchIfEmpty(Mono.defer(() -> withoutSender(tenant, posting)));
            case Repeat(var letter) -> attempt(tenant, posting, letter);
            case GiveUp(var receipt) -> Mono.just(done(tenant, posting, Settled.everyone(receipt)));
        };
    }

    private Mono<Outcome> attempt(TenantId tenant, Posting posting, Letter letter) {
        var begunAt = posting.readAt();
        var tries = posting.tries().begin(begunAt, letter);
        return postings.record(tenant, posting.id(), tries)
                .then(Mono.defer(() -> messenger.send(tenant, posting.batch().corp(), letter)))
                .map(answer -> rules.judge(answer, tries, begunAt))
                .flatMap(verdict -> conclude(tenant, posting, verdict));
    }

    private Mono<Outcome> withoutSender(TenantId tenant, Posting posting) {
        return conclude(
                tenant,
                posting,
                rules.withoutSender(posting.tries(), posting.openedAt(), posting.readAt()));
    }

    private Mono<Outcome> conclude(TenantId tenant, Posting posting, Verdict verdict) {
        return switch (verdict) {
            case Settled settled -> Mono.just(done(tenant, posting, settled));
            case Later(var tries, var wait, var cause) ->
                    postings.record(tenant, posting.id(), tries)
                            .thenReturn(new NotYet(wait, cause));
        };
    }

    private Outcome done(TenantId tenant, Posting posting, Settled settled) {
        return new Done(
                telling.settle(tenant, posting, settled)
                        .then(postings.close(tenant, posting.id())));
    }

    /** Which posting. */
    public record Command(TenantId tenant, long posting) {}
}
