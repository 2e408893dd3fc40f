package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Cursors;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.App;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Everybody outside who was served: customers, and people in groups who are not (已服务的外部联系人). */
@SeenInDocs("99434")
final class ServedEndpoint {

    private static final int LARGEST_PAGE = 1000;
    private static final long FOUR_HOURS = 14_400;
    private static final String QUESTION = "contact_list";

    private final Customers customers;
    private final GroupBook book;
    private final Cursors cursors;

    ServedEndpoint(Customers customers, GroupBook book) {
        this.customers = customers;
        this.book = book;
        this.cursors = new Cursors(customers.world());
    }

    Endpoint endpoint() {
        return Endpoint.post("externalcontact/contact_list", Credential.CORP, this::list);
    }

    private ObjectNode list(Call call, Caller caller) {
        var app = customers.rights().require(caller);
        var limit = call.body().path("limit").asInt(LARGEST_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw RefusalException.of(40058);
        }
        var cursor = call.body().path("cursor").asString("");
        var behind = cursors.position(cursor, caller, QUESTION);
        var skip = behind.isEmpty() ? 0 : Integer.parseInt(behind);
        var rows = rows(app).skip(skip).limit(limit + 1L).toList();
        var answer = Json.object();
        var list = answer.putArray("info_list");
        rows.stream().limit(limit).forEach(list::add);
        if (rows.size() > limit) {
            answer.put("next_cursor", cursors.after("" + (skip + limit), caller, QUESTION));
        }
        return answer;
    }

    private Stream<ObjectNode> rows(App app) {
        var dialect = CustomerDialect.of(customers.world(), customers.ids(), app);
        var alone =
                customers
                        .book()
                        .followsIn(app.corpId())
                        .filter(follow -> customers.rights().hears(app, follow.userId()))
                        .map(follow -> alone(follow, dialect));
        var together =
                book.groups(app.corpId())
                        .filter(group -> !group.internal())
                        .filter(group -> customers.rights().hears(app, group.owner()))
                        .flatMap(group -> together(group, dialect));
        return Stream.concat(alone, together);
    }

    private ObjectNode alone(Follow follow, CustomerDialect dialect) {
        return person(follow.corpId(), follow.externalUserId(), !follow.half(), dialect)
                .put("follow_userid", dialect.people().userId(follow.userId()))
                .put("add_time", follow.createdAt().getEpochSecond());
    }

    private Stream<ObjectNode> together(GroupChat group, CustomerDialect dialect) {
        return group.members().stream()
                .filter(GroupMember::outside)
                .map(member -> inGroup(group, member, dialect));
    }

    private ObjectNode inGroup(GroupChat group, GroupMember member, CustomerDialect dialect) {
        var customer =
                customers.book().followersOf(group.corpId(), member.id()).stream()
                        .anyMatch(follow -> !follow.half());
        var out = person(group.corpId(), member.id(), customer, dialect);
        if (customer) {
            out.put("chat_id", dialect.id(group.chatId()));
        } else {
            out.put("chat_name", group.name());
        }
        return out.put("add_time", member.joinedAt().getEpochSecond());
    }

    /** A customer with the id, anybody else with a hidden name. */
    private ObjectNode person(String corpId, String id, boolean customer, CustomerDialect dialect) {
        var out =
                Json.object().put("is_customer", customer).put("tmp_openid", temporary(corpId, id));
        return customer
                ? out.put("external_userid", dialect.id(id))
                : out.put("name", masked(name(corpId, id)));
    }

    private static String masked(String name) {
        return name.isEmpty() ? "" : "***" + name.substring(name.length() - 1);
    }

    private String name(String corpId, String externalUserId) {
        return customers
                .book()
                .contact(corpId, externalUserId)
                .map(ExternalContact::name)
                .orElse("");
    }

    /** Another one every four hours. */
    private String temporary(String corpId, String externalUserId) {
        var hours = customers.world().instant().getEpochSecond() / FOUR_HOURS;
        return "tmp" + Digests.letters(29, "temporary", corpId, externalUserId, hours);
    }
}
