package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import com.wecombridge.wecomsim.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group as one app sees it.
 *
 * @param named whether names were asked for
 */
record GroupView(Customers customers, CustomerDialect dialect, boolean named) {

    ObjectNode of(GroupChat group) {
        var out =
                Json.object()
                        .put("chat_id", dialect.id(group.chatId()))
                        .put("name", group.name())
                        .put("owner", dialect.people().userId(group.owner()))
                        .put("create_time", group.createdAt().getEpochSecond())
                        .put("notice", group.notice());
        var list = out.putArray("member_list");
        group.members().forEach(member -> list.add(member(group, member)));
        var admins = out.putArray("admin_list");
        for (var admin : group.admins()) {
            admins.addObject().put("userid", dialect.people().userId(admin));
        }
        return out.put("member_version", group.memberVersion());
    }

    private ObjectNode member(GroupChat group, GroupMember member) {
        var out =
                Json.object()
                        .put("userid", GroupNews.shown(member, dialect))
                        .put("type", member.type())
                        .put("join_time", member.joinedAt().getEpochSecond())
                        .put("join_scene", member.joinScene());
        if (!member.state().isEmpty()) {
            out.put("state", member.state());
        }
        if (member.joinScene() == 1 && !member.invitor().isEmpty()) {
            out.putObject("invitor").put("userid", dialect.people().userId(member.invitor()));
        }
        out.put("group_nickname", member.nickname());
        if (named) {
            out.put("name", name(group, member));
        }
        if (member.outside() && dialect.showsEverything()) {
            customers
                    .book()
                    .contact(group.corpId(), member.id())
                    .map(ExternalContact::unionId)
                    .filter(unionId -> !unionId.isEmpty())
                    .ifPresent(unionId -> out.put("unionid", unionId));
        }
        return out;
    }

    private String name(GroupChat group, GroupMember member) {
        return member.outside()
                ? customers
                        .book()
                        .contact(group.corpId(), member.id())
                        .map(ExternalContact::name)
                        .orElse("")
                : customers
                        .core()
                        .directory()
                        .member(group.corpId(), member.id())
                        .map(dialect.people()::name)
                        .orElse("");
    }
}
