package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.CustomerNews;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells apps with the customer rights what becomes of customer groups. */
@SeenInDocs("92130")
final class GroupNews {

    private final CustomerNews news;
    private final CustomerRights rights;

    GroupNews(CustomerNews news, CustomerRights rights) {
        this.news = news;
        this.rights = rights;
    }

    void created(GroupChat group, Telling telling) {
        tell(group, "create", _ -> Map.of(), telling);
    }

    void dismissed(GroupChat group, Telling telling) {
        tell(group, "dismiss", _ -> Map.of(), telling);
    }

    /** Everything that differs, one event each. */
    void changed(GroupChat before, GroupChat after, Scenes scenes, Telling telling) {
        var come = newIn(after, before);
        var gone = newIn(before, after);
        if (!come.isEmpty()) {
            var scene = Map.<String, Object>of("JoinScene", scenes.join());
            people("add_member", scene, new Step(before, after, come), telling);
        }
        if (!gone.isEmpty()) {
            var scene = Map.<String, Object>of("QuitScene", scenes.quit());
            people("del_member", scene, new Step(before, after, gone), telling);
        }
        if (!before.owner().equalsIgnoreCase(after.owner())) {
            detail(after, "change_owner", telling);
        }
        if (!before.name().equals(after.name())) {
            detail(after, "change_name", telling);
        }
        if (!before.notice().equals(after.notice())) {
            detail(after, "change_notice", telling);
        }
    }

    private void people(String detail, Map<String, Object> scene, Step step, Telling telling) {
        Function<CustomerDialect, Map<String, Object>> fields =
                dialect -> {
                    var all = new LinkedHashMap<String, Object>();
                    all.put("UpdateDetail", detail);
                    all.putAll(scene);
                    all.put("MemChangeCnt", step.moved().size());
                    all.put(
                            "MemChangeList",
                            Map.of(
                                    "Item",
                                    step.moved().stream()
                                            .limit(news.changesListed())
                                            .map(member -> shown(member, dialect))
                                            .toList()));
                    all.put("LastMemVer", step.before().memberVersion());
                    all.put("CurMemVer", step.after().memberVersion());
                    return all;
                };
        tell(step.after(), "update", fields, telling);
    }

    private void detail(GroupChat group, String detail, Telling telling) {
        tell(group, "update", _ -> Map.of("UpdateDetail", detail), telling);
    }

    private void tell(
            GroupChat group,
            String changeType,
            Function<CustomerDialect, Map<String, Object>> more,
            Telling telling) {
        if (group.internal()) {
            return;
        }
        news.toAll(
                group.corpId(),
                app -> rights.hears(app, group.owner()),
                dialect -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("ChangeType", changeType);
                    fields.put("ChatId", dialect.id(group.chatId()));
                    fields.putAll(more.apply(dialect));
                    return new Event("change_external_chat", fields);
                },
                telling);
    }

    /** The id under which the app knows somebody in a group. */
    static String shown(GroupMember member, CustomerDialect dialect) {
        return member.outside() ? dialect.id(member.id()) : dialect.people().userId(member.id());
    }

    private static List<GroupMember> newIn(GroupChat later, GroupChat earlier) {
        return later.members().stream()
                .filter(member -> earlier.member(member.id()).isEmpty())
                .toList();
    }

    /** How people came and went: 0 by a member or by themselves, 1 removed, 3 by QR code. */
    record Scenes(int join, int quit) {}

    private record Step(GroupChat before, GroupChat after, List<GroupMember> moved) {}
}
