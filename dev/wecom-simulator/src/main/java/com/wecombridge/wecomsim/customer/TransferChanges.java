package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.customer.CustomerChanges.By;
import com.wecombridge.wecomsim.customer.Transfer.Outcome;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Customers on their way from one member to another. The customer may refuse for a day; who says
 * nothing has agreed.
 */
@SeenInDocs({"92125", "94081"})
public final class TransferChanges {

    private static final Duration TIME_TO_REFUSE = Duration.ofHours(24);
    private static final int ASSIGNED = 202;

    private final World world;
    private final Directory directory;
    private final CustomerBook book;
    private final CustomerNews news;
    private final CustomerChanges changes;

    TransferChanges(Core core, CustomerBook book, CustomerNews news, CustomerChanges changes) {
        this.directory = core.directory();
        this.world = core.world();
        this.book = book;
        this.news = news;
        this.changes = changes;
    }

    /** Begins a transfer. */
    public Transfer begin(Follow follow, String takeover, boolean resigned) {
        return world.change(() -> {
            var transfer =
                    new Transfer(
                            world.next("customerTransfer"),
                            follow.corpId(),
                            follow.userId(),
                            takeover,
                            follow.externalUserId(),
                            resigned,
                            Outcome.WAITING,
                            world.instant(),
                            Instant.EPOCH);
            keep(transfer);
            return transfer;
        });
    }

    /** A definition: how the customer, or a limit, decides an open transfer. */
    public Optional<Transfer> decide(Patch patch, Telling telling) {
        var corpId = patch.need("corpId");
        var externalUserId = patch.need("externalUserId");
        var outcome = patch.take("outcome", Outcome.class, Outcome.DONE);
        return world.change(() -> {
            var open =
                    book.transfers(corpId)
                            .filter(t -> t.open() && t.externalUserId().equals(externalUserId))
                            .findFirst()
                            .orElseThrow(
                                    () -> new DefinitionRefusedException("no transfer is open"));
            return Optional.of(end(open, outcome, telling));
        });
    }

    /** Ends the transfers whose day is over. */
    public void endDue() {
        var due = world.instant().minus(TIME_TO_REFUSE);
        if (book.openTransfers().allMatch(t -> t.askedAt().isAfter(due))) {
            return;
        }
        world.change(() ->
                book.openTransfers()
                        .filter(t -> !t.askedAt().isAfter(due))
                        .toList()
                        .forEach(t -> end(t, Outcome.DONE, Telling.callbacks())));
    }

    private Transfer end(Transfer transfer, Outcome outcome, Telling telling) {
        var ended = transfer.ended(outcome, world.instant());
        keep(ended);
        var given = book.follow(transfer.corpId(), transfer.handover(), transfer.externalUserId());
        if (outcome == Outcome.DONE) {
            given.ifPresent(follow -> handOver(follow, transfer.takeover(), telling));
        } else {
            given.ifPresent(follow -> fail(follow, ended, telling));
        }
        return ended;
    }

    private void handOver(Follow follow, String takeover, Telling telling) {
        var corpId = follow.corpId();
        changes.end(follow, By.TRANSFER, telling);
        var known = book.follow(corpId, takeover, follow.externalUserId());
        var taken =
                new Patch(Json.object())
                        .with("userId", takeover)
                        .with("operUserId", takeover)
                        .with("addWay", ASSIGNED)
                        .with("createdAt", world.instant())
                        .over(follow, Follow.class);
        if (known.isEmpty()) {
            changes.keep(known, taken, telling);
        }
    }

    private void fail(Follow follow, Transfer transfer, Telling telling) {
        var takers = new Patch(Json.object()).with("userId", transfer.takeover());
        var fields = Map.of("FailReason", transfer.outcome().failReason());
        news.follow("transfer_fail", takers.over(follow, Follow.class), fields, telling);
    }

    /** When the member left the corp, as far as the deletion was seen; empty for who is there. */
    public Optional<Instant> leftAt(Follow follow) {
        return directory.member(follow.corpId(), follow.userId()).isPresent()
                ? Optional.empty()
                : Optional.of(book.leftAt(follow).orElseGet(world::instant));
    }

    /** Whether nobody is taking the customer over. */
    public boolean isUnassigned(Follow follow) {
        return book.transfers(follow.corpId())
                .noneMatch(t ->
                        t.open()
                                && t.handover().equalsIgnoreCase(follow.userId())
                                && t.externalUserId().equals(follow.externalUserId()));
    }

    private void keep(Transfer transfer) {
        book.keep(transfer);
    }
}
