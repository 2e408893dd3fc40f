package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.group.GroupChat;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the archive's own secret may ask: who is archived, who agreed, what an internal group is.
 */
@SeenInDocs({"91614", "91782"})
final class CompanionEndpoints {

    private static final int MOST_ASKED = 100;

    private final Customers customers;
    private final World world;
    private final GroupBook groups;
    private final ArchiveBook book;

    CompanionEndpoints(Customers customers, GroupBook groups, ArchiveBook book) {
        this.customers = customers;
        this.world = customers.world();
        this.groups = groups;
        this.book = book;
    }

    List<Endpoint> all() {
        var corp = Credential.CORP;
        return List.of(
                Endpoint.post("msgaudit/get_permit_user_list", corp, this::permitted),
                Endpoint.post("msgaudit/check_single_agree", corp, this::agreedAlone),
                Endpoint.post("msgaudit/check_room_agree", corp, this::agreedInRoom),
                Endpoint.post("msgaudit/groupchat/get", corp, this::internalGroup),
                Endpoint.get("msgaudit/get_robot_info", corp, this::robot));
    }

    private ObjectNode permitted(Call call, Caller caller) {
        var seats = archive(caller).seats();
        var users = new LinkedHashSet<String>();
        switch (call.body().path("type").asInt(0)) {
            case 0 -> {
                users.addAll(seats.office());
                users.addAll(seats.service());
                users.addAll(seats.enterprise());
            }
            case 1 -> users.addAll(seats.office());
            case 2 -> users.addAll(seats.service());
            case 3 -> users.addAll(seats.enterprise());
            default -> throw RefusalException.of(40058);
        }
        var answer = Json.object();
        var ids = answer.putArray("ids");
        users.forEach(ids::add);
        return answer;
    }

    /** The field is spelt like this. */
    private ObjectNode agreedAlone(Call call, Caller caller) {
        archive(caller);
        var asked = call.body().path("info");
        if (asked.isEmpty()) {
            throw RefusalException.of(40058);
        }
        if (asked.size() > MOST_ASKED) {
            throw RefusalException.of(301060);
        }
        var answer = Json.object();
        var list = answer.putArray("agreeinfo");
        for (var pair : asked) {
            var userId = pair.path("userid").asString("");
            var externalUserId = pair.path("exteranalopenid").asString("");
            if (customers.core().directory().member(caller.corpId(), userId).isEmpty()
                    || customers.book().contact(caller.corpId(), externalUserId).isEmpty()) {
                throw RefusalException.of(301061);
            }
            list.add(
                    decision(caller.corpId(), userId, externalUserId)
                            .put("userid", userId)
                            .put("exteranalopenid", externalUserId));
        }
        return answer;
    }

    private ObjectNode agreedInRoom(Call call, Caller caller) {
        archive(caller);
        var group = group(call, caller);
        if (group.internal()) {
            throw RefusalException.of(90501);
        }
        var answer = Json.object();
        var list = answer.putArray("agreeinfo");
        group.members().stream()
                .filter(GroupMember::outside)
                .forEach(member ->
                        list.add(
                                decision(caller.corpId(), group.chatId(), member.id())
                                        .put("exteranalopenid", member.id())));
        return answer;
    }

    private ObjectNode decision(String corpId, String with, String externalUserId) {
        var consent = book.consent(corpId, with, externalUserId);
        return Json.object()
                .put("agree_status", consent.map(Consent::status).orElse("Disagree"))
                .put(
                        "status_change_time",
                        consent.map(one -> one.changedAt().getEpochSecond()).orElse(0L));
    }

    private ObjectNode internalGroup(Call call, Caller caller) {
        archive(caller);
        var group = group(call, caller);
        if (!group.internal()) {
            throw RefusalException.of(301059);
        }
        var answer =
                Json.object()
                        .put("roomname", group.name())
                        .put("creator", group.owner())
                        .put("room_create_time", group.createdAt().getEpochSecond())
                        .put("notice", group.notice());
        var members = answer.putArray("members");
        group.members()
                .forEach(member ->
                        members.addObject()
                                .put("memberid", member.id())
                                .put("jointime", member.joinedAt().getEpochSecond()));
        return answer;
    }

    private ObjectNode robot(Call call, Caller caller) {
        archive(caller);
        var robot =
                book.robot(caller.corpId(), call.need("robot_id", 40063))
                        .orElseThrow(() -> RefusalException.of(40058));
        var answer = Json.object();
        answer.putObject("data")
                .put("robot_id", robot.robotId())
                .put("name", robot.name())
                .put("creator_userid", robot.creator());
        return answer;
    }

    private GroupChat group(Call call, Caller caller) {
        return groups.group(caller.corpId(), call.text("roomid", 40063))
                .orElseThrow(() -> RefusalException.of(40050));
    }

    /** Only with the token of the archive's secret, and while the archive is on. */
    private ArchiveSettings archive(Caller caller) {
        if (caller.app().agentId() != App.CHAT_ARCHIVE) {
            throw RefusalException.of(48002);
        }
        var settings = book.settings(caller.corpId());
        if (!settings.enabled()) {
            throw RefusalException.of(301053);
        }
        if (!settings.running(world.instant())) {
            throw RefusalException.of(301052);
        }
        return settings;
    }
}
