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
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.ServiceIds;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Who has customers, and who they are. */
@SeenInDocs({"92571", "92113", "92114", "92994"})
final class CustomerEndpoints {

    private static final int FOLLOWERS_AT_ONCE = 500;
    private static final int LARGEST_BATCH = 100;
    private static final int USUAL_BATCH = 50;

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final ServiceIds ids;
    private final Cursors cursors;

    CustomerEndpoints(World world, CustomerBook book, CustomerRights rights, ServiceIds ids) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.ids = ids;
        this.cursors = new Cursors(world);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(
                        "externalcontact/get_follow_user_list", Credential.CORP, this::serving),
                Endpoint.get("externalcontact/list", Credential.CORP, this::customers),
                Endpoint.get("externalcontact/get", Credential.CORP, this::customer),
                Endpoint.post("externalcontact/batch/get_by_user", Credential.CORP, this::batch));
    }

    private ObjectNode serving(Call call, Caller caller) {
        var app = rights.require(caller);
        var dialect = dialect(app);
        var answer = Json.object();
        var users = answer.putArray("follow_user");
        rights.serving(app).forEach(member -> users.add(dialect.people().userId(member)));
        return answer;
    }

    private ObjectNode customers(Call call, Caller caller) {
        var app = rights.require(caller);
        var member = rights.serving(app, call.need("userid", 40063), 84074);
        var dialect = dialect(app);
        var answer = Json.object();
        var list = answer.putArray("external_userid");
        friendsOf(member).forEach(follow -> list.add(dialect.id(follow.externalUserId())));
        if (list.isEmpty()) {
            throw RefusalException.of(84061);
        }
        return answer;
    }

    private ObjectNode customer(Call call, Caller caller) {
        var app = rights.require(caller);
        var dialect = dialect(app);
        var contact =
                dialect.meant(call.need("external_userid", 40063))
                        .flatMap(id -> book.contact(app.corpId(), id))
                        .orElseThrow(() -> RefusalException.of(40096));
        var followers =
                book.followersOf(app.corpId(), contact.externalUserId()).stream()
                        .filter(follow -> !follow.half() && rights.hears(app, follow.userId()))
                        .toList();
        if (followers.isEmpty()) {
            throw RefusalException.of(obstacle(app, contact));
        }
        var question = "get/" + contact.externalUserId();
        var cursor = call.query().getOrDefault("cursor", "");
        var behind = cursors.position(cursor, caller, question);
        var views = new CustomerViews(book, dialect, call.request().base());
        var answer = Json.object();
        answer.set("external_contact", views.contact(contact));
        var list = answer.putArray("follow_user");
        var page = followers.stream().filter(f -> keyOf(f).compareTo(behind) > 0).toList();
        page.stream().limit(FOLLOWERS_AT_ONCE).map(views::follower).forEach(list::add);
        if (page.size() > FOLLOWERS_AT_ONCE) {
            var last = keyOf(page.get(FOLLOWERS_AT_ONCE - 1));
            answer.put("next_cursor", cursors.after(last, caller, question));
        }
        return answer;
    }

    private int obstacle(App app, ExternalContact contact) {
        var unlicensed =
                book.followersOf(app.corpId(), contact.externalUserId()).stream()
                        .anyMatch(follow -> rights.lacksLicence(app, follow.userId()));
        return unlicensed ? 701008 : 84061;
    }

    private ObjectNode batch(Call call, Caller caller) {
        var app = rights.require(caller);
        var given = call.texts("userid_list");
        if (given.isEmpty() || given.size() > LARGEST_BATCH) {
            throw RefusalException.of(40058);
        }
        var limit = limit(call, USUAL_BATCH, LARGEST_BATCH);
        var question = "batch/" + String.join(",", given);
        var behind = cursors.position(call.body().path("cursor").asString(""), caller, question);
        var members = members(app, given);
        var rows =
                members.stream()
                        .filter(member -> rights.licensed(app, member))
                        .flatMap(this::friendsOf)
                        .filter(follow -> placeOf(follow).compareTo(behind) > 0)
                        .limit(limit + 1L)
                        .toList();
        var views = new CustomerViews(book, dialect(app), call.request().base());
        var answer = Json.object();
        var list = answer.putArray("external_contact_list");
        for (var follow : rows.subList(0, Math.min(limit, rows.size()))) {
            var row = list.addObject();
            row.set("external_contact", views.contact(contactOf(follow)));
            row.set("follow_info", views.followInfo(follow));
        }
        var next =
                rows.size() > limit
                        ? cursors.after(placeOf(rows.get(limit - 1)), caller, question)
                        : "";
        unlicensed(app, members, answer);
        return answer.put("next_cursor", next);
    }

    /** Members without an interop licence are left out and named; nobody left is an error. */
    private void unlicensed(App app, List<Member> members, ObjectNode answer) {
        var skipped = members.stream().filter(member -> !rights.licensed(app, member)).toList();
        if (skipped.size() == members.size()) {
            throw RefusalException.of(701008);
        }
        if (!skipped.isEmpty()) {
            var list = answer.putObject("fail_info").putArray("unlicensed_userid_list");
            skipped.forEach(member -> list.add(dialect(app).people().userId(member)));
        }
    }

    /** In the order of their ids, so that a cursor finds its place again. */
    private List<Member> members(App app, List<String> given) {
        var members = new ArrayList<Member>();
        for (var id : given) {
            members.add(rights.member(app, id).orElseThrow(() -> RefusalException.of(40031)));
        }
        if (!members.stream().allMatch(rights::hasFunction)) {
            throw RefusalException.of(84074);
        }
        members.sort((one, other) -> one.userId().compareToIgnoreCase(other.userId()));
        return members.stream().distinct().toList();
    }

    private Stream<Follow> friendsOf(Member member) {
        return book.followsOf(member.corpId(), member.userId()).filter(follow -> !follow.half());
    }

    private ExternalContact contactOf(Follow follow) {
        return book.contact(follow.corpId(), follow.externalUserId()).orElseThrow();
    }

    private CustomerDialect dialect(App app) {
        return CustomerDialect.of(world, ids, app);
    }

    /** The page size asked for; 40058 above the largest. */
    static int limit(Call call, int usual, int largest) {
        var limit = call.body().path("limit").asInt(usual);
        if (limit < 1 || limit > largest) {
            throw RefusalException.of(40058);
        }
        return limit;
    }

    private static String keyOf(Follow follow) {
        return follow.userId().toLowerCase(Locale.ROOT);
    }

    private static String placeOf(Follow follow) {
        return keyOf(follow) + "/" + follow.externalUserId();
    }
}
