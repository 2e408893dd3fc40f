package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Cursors;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.ServiceIds;
import com.wecombridge.wecomsim.customer.Transfer;
import com.wecombridge.wecomsim.customer.TransferChanges;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Hands customers to another member: of those who stay, and of those who have left. */
@SeenInDocs({"92125", "94088", "92124", "94081", "94082"})
final class TransferEndpoints {

    private static final int MOST_AT_ONCE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_IN_90_DAYS = 2;
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final ServiceIds ids;
    private final TransferChanges changes;
    private final Cursors cursors;

    TransferEndpoints(
            World world,
            CustomerBook book,
            CustomerRights rights,
            ServiceIds ids,
            TransferChanges changes) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.ids = ids;
        this.changes = changes;
        this.cursors = new Cursors(world);
    }

    List<Endpoint> all() {
        var corp = Credential.CORP;
        return List.of(
                Endpoint.post("externalcontact/transfer_customer", corp, this::whileServing),
                Endpoint.post("externalcontact/transfer_result", corp, this::results),
                Endpoint.post("externalcontact/resigned/transfer_customer", corp, this::afterwards),
                Endpoint.post("externalcontact/resigned/transfer_result", corp, this::results),
                Endpoint.post("externalcontact/get_unassigned_list", corp, this::unassigned));
    }

    private ObjectNode whileServing(Call call, Caller caller) {
        var app = rights.require(caller);
        var handover = rights.serving(app, call.text("handover_userid", 40063), 84083);
        return transfer(call, app, handover.userId(), false);
    }

    private ObjectNode afterwards(Call call, Caller caller) {
        var app = rights.require(caller);
        var given = call.text("handover_userid", 40063);
        if (rights.member(app, given).isPresent()) {
            throw RefusalException.of(40097);
        }
        var handover = departed(app, given).orElseThrow(() -> RefusalException.of(60111));
        return transfer(call, app, handover, true);
    }

    private ObjectNode transfer(Call call, App app, String handover, boolean resigned) {
        var takeover = rights.serving(app, call.text("takeover_userid", 40063), 84083).userId();
        var customers = call.texts("external_userid");
        if (customers.isEmpty() || customers.size() > MOST_AT_ONCE) {
            throw RefusalException.of(40058);
        }
        return world.change(() -> {
            var dialect = CustomerDialect.of(world, ids, app);
            var answer = Json.object();
            var list = answer.putArray("customer");
            for (var given : customers) {
                var follow = follow(app, dialect, handover, given);
                var errcode = refusal(follow, takeover, resigned);
                list.addObject().put("external_userid", given).put("errcode", errcode);
                if (errcode == 0) {
                    changes.begin(follow.orElseThrow(), takeover, resigned);
                }
            }
            return answer;
        });
    }

    private Optional<Follow> follow(
            App app, CustomerDialect dialect, String handover, String given) {
        return dialect.meant(given).flatMap(id -> book.follow(app.corpId(), handover, id));
    }

    private int refusal(Optional<Follow> known, String takeover, boolean resigned) {
        if (known.isEmpty() || known.get().half()) {
            return 40131;
        }
        var follow = known.get();
        if (follow.userId().equalsIgnoreCase(takeover)) {
            return 40130;
        }
        var earlier =
                book.transfers(follow.corpId())
                        .filter(t -> t.externalUserId().equals(follow.externalUserId()))
                        .toList();
        if (earlier.stream().anyMatch(Transfer::open)) {
            return 40129;
        }
        var since = world.instant().minus(NINETY_DAYS);
        var lately = earlier.stream().filter(t -> !t.resigned() && t.askedAt().isAfter(since));
        return !resigned && lately.count() >= MOST_IN_90_DAYS ? 40128 : 0;
    }

    private ObjectNode results(Call call, Caller caller) {
        changes.endDue();
        var app = rights.require(caller);
        var dialect = CustomerDialect.of(world, ids, app);
        var handover = call.text("handover_userid", 40063);
        var takeover = call.text("takeover_userid", 40063);
        var resigned = call.path().contains("/resigned/");
        var question = call.path() + handover + "/" + takeover;
        var given = call.body().path("cursor").asString("");
        var behind = cursors.position(given, caller, question);
        var known =
                book.transfers(app.corpId())
                        .filter(t -> t.resigned() == resigned)
                        .filter(t -> dialect.people().userId(t.handover()).equals(handover))
                        .filter(t -> dialect.people().userId(t.takeover()).equals(takeover))
                        .filter(t -> Table.key(t.id()).compareTo(behind) > 0)
                        .limit(LARGEST_PAGE + 1L)
                        .toList();
        var answer = Json.object();
        var list = answer.putArray("customer");
        known.stream()
                .limit(LARGEST_PAGE)
                .forEach(t ->
                        list.addObject()
                                .put("external_userid", dialect.id(t.externalUserId()))
                                .put("status", t.outcome().status())
                                .put("takeover_time", seconds(t.endedAt())));
        if (known.size() > LARGEST_PAGE) {
            var last = Table.key(known.get(LARGEST_PAGE - 1).id());
            answer.put("next_cursor", cursors.after(last, caller, question));
        }
        return answer;
    }

    /** Customers of members who have left and whom nobody takes over yet. */
    private ObjectNode unassigned(Call call, Caller caller) {
        changes.endDue();
        var app = rights.require(caller);
        var dialect = CustomerDialect.of(world, ids, app);
        var size = call.body().path("page_size").asInt(LARGEST_PAGE);
        var limit = Math.clamp(size, 1, LARGEST_PAGE);
        var given = call.body().path("cursor").asString("");
        var behind = cursors.position(given, caller, "unassigned");
        var left =
                book.followsIn(app.corpId())
                        .filter(follow -> changes.leftAt(follow).isPresent())
                        .filter(follow -> changes.isUnassigned(follow))
                        .filter(follow -> placeOf(follow).compareTo(behind) > 0)
                        .limit(limit + 1L)
                        .toList();
        var answer = Json.object();
        var list = answer.putArray("info");
        for (var follow : left.subList(0, Math.min(limit, left.size()))) {
            list.addObject()
                    .put("handover_userid", dialect.people().userId(follow.userId()))
                    .put("external_userid", dialect.id(follow.externalUserId()))
                    .put("dimission_time", seconds(changes.leftAt(follow).orElseThrow()));
        }
        answer.put("is_last", left.size() <= limit);
        var next =
                left.size() > limit
                        ? cursors.after(placeOf(left.get(limit - 1)), caller, "unassigned")
                        : "";
        return answer.put("next_cursor", next);
    }

    private Optional<String> departed(App app, String given) {
        var people = CustomerDialect.of(world, ids, app).people();
        return book.followsIn(app.corpId())
                .filter(follow -> changes.leftAt(follow).isPresent())
                .map(Follow::userId)
                .filter(userId -> people.userId(userId).equalsIgnoreCase(given))
                .findFirst();
    }

    private static String placeOf(Follow follow) {
        return follow.userId().toLowerCase(Locale.ROOT) + "/" + follow.externalUserId();
    }

    private static long seconds(Instant at) {
        return Math.max(0, at.getEpochSecond());
    }
}
