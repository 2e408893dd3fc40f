package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.calls.CustomerPictures;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.group.GroupChat;
import com.wecombridge.wecomsim.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A member's conversations with people outside, as the client page shows them. */
final class ChatViews {

    private final Customers customers;
    private final GroupBook groups;
    private final ChatBook book;

    ChatViews(Customers customers, GroupBook groups, ChatBook book) {
        this.customers = customers;
        this.groups = groups;
        this.book = book;
    }

    /** Customers the member follows and groups the member is in; the latest talk first. */
    List<ObjectNode> chats(String corpId, String userId) {
        var chats = new ArrayList<ObjectNode>();
        customers.book().followsOf(corpId, userId).map(this::single).forEach(chats::add);
        groups.groups(corpId)
                .filter(group -> group.member(userId).isPresent())
                .map(this::group)
                .forEach(chats::add);
        chats.sort(
                Comparator.comparing((ObjectNode chat) -> chat.at("/last/at").asString(""))
                        .reversed());
        return chats;
    }

    private ObjectNode single(Follow follow) {
        var corpId = follow.corpId();
        var id = follow.externalUserId();
        var chat = ChatBook.between(follow.userId(), id);
        var out =
                Json.object()
                        .put("conversation", chat)
                        .put("kind", "customer")
                        .put("id", id)
                        .put("name", name(corpId, id))
                        .put("avatar", CustomerPictures.path(corpId, id))
                        .put("remark", follow.remark())
                        .put("half", follow.half())
                        .put("leftByCustomer", follow.leftByCustomer());
        return withLast(out, corpId, chat);
    }

    private ObjectNode group(GroupChat group) {
        var out =
                Json.object()
                        .put("conversation", group.chatId())
                        .put("kind", group.internal() ? "internal-group" : "customer-group")
                        .put("id", group.chatId())
                        .put("name", group.name())
                        .put("notice", group.notice())
                        .put("owner", group.owner());
        var people = out.putArray("members");
        for (var member : group.members()) {
            people.addObject()
                    .put("id", member.id())
                    .put("name", name(group.corpId(), member.id()))
                    .put("outside", member.outside())
                    .put("avatar", CustomerPictures.path(group.corpId(), member.id()));
        }
        return withLast(out, group.corpId(), group.chatId());
    }

    private ObjectNode withLast(ObjectNode out, String corpId, String conversation) {
        book.last(corpId, conversation)
                .ifPresent(said ->
                        out.putObject("last")
                                .put("at", said.at().toString())
                                .put("from", said.from())
                                .put("fromName", name(corpId, said.from()))
                                .put("msgtype", said.msgtype())
                                .put("preview", preview(said)));
        return out;
    }

    /** Something said, with who said it and where its files are. */
    ObjectNode said(Said said) {
        var out = Json.tree(said);
        out.put("fromName", name(said.corpId(), said.from()))
                .put("fromOutside", isOutside(said.corpId(), said.from()))
                .put("fromAvatar", CustomerPictures.path(said.corpId(), said.from()))
                .put("preview", preview(said));
        var file = said.body().path("sdkfileid").asString("");
        if (!file.isEmpty()) {
            out.put("fileUrl", "/simulator/chats/files/" + file);
        }
        return out;
    }

    /** One line about it. */
    private static String preview(Said said) {
        var body = said.body();
        return switch (said.msgtype()) {
            case "text" -> body.path("content").asString("");
            case "revoke" -> "[撤回]";
            case "image" -> "[图片]";
            case "voice" -> "[语音]";
            case "video" -> "[视频]";
            case "file" -> "[文件] " + body.path("filename").asString("");
            case "link" -> "[链接] " + body.path("title").asString("");
            default -> "[" + said.msgtype() + "]";
        };
    }

    private String name(String corpId, String id) {
        return customers
                .core()
                .directory()
                .member(corpId, id)
                .map(member -> member.name())
                .or(() -> customers.book().contact(corpId, id).map(contact -> contact.name()))
                .orElse(id);
    }

    private boolean isOutside(String corpId, String id) {
        return customers.core().directory().member(corpId, id).isEmpty();
    }
}
