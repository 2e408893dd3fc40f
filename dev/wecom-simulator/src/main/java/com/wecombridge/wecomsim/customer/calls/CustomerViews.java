package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.TagGroup;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Customers and relations as one app gets to see them. */
@SeenInDocs({"92114", "92994"})
final class CustomerViews {

    private final CustomerBook book;
    private final CustomerDialect dialect;
    private final String base;
    private final Map<String, Optional<TagGroup>> groups = new HashMap<>();

    /**
     * @param base where pictures are found
     */
    CustomerViews(CustomerBook book, CustomerDialect dialect, String base) {
        this.book = book;
        this.dialect = dialect;
        this.base = base;
    }

    ObjectNode contact(ExternalContact contact) {
        var out =
                Json.object()
                        .put("external_userid", dialect.id(contact.externalUserId()))
                        .put("name", contact.name())
                        .put("type", contact.type());
        if (contact.type() == 2) {
            out.put("position", contact.position())
                    .put("corp_name", contact.corpName())
                    .put("corp_full_name", contact.corpFullName());
        }
        if (dialect.showsEverything()) {
            out.put("avatar", avatar(contact)).put("gender", contact.gender());
            if (!contact.unionId().isEmpty()) {
                out.put("unionid", contact.unionId());
            }
        }
        return out;
    }

    private String avatar(ExternalContact contact) {
        return contact.avatar().isEmpty()
                ? base + CustomerPictures.path(contact.corpId(), contact.externalUserId())
                : contact.avatar();
    }

    /** As externalcontact/get shows it: tags with names. */
    ObjectNode follower(Follow follow) {
        var out = head(follow);
        var tags = out.putArray("tags");
        for (var id : follow.tags()) {
            groupOf(follow.corpId(), id)
                    .ifPresent(group ->
                            tags.addObject()
                                    .put("group_name", group.name())
                                    .put("tag_name", group.tag(id).orElseThrow().name())
                                    .put("tag_id", dialect.id(id))
                                    .put("type", 1));
        }
        follow.ownTags()
                .forEach(name ->
                        tags.addObject()
                                .put("group_name", "")
                                .put("tag_name", name)
                                .put("type", 2));
        return tail(out, follow);
    }

    /** As batch/get_by_user shows it: ids of the corp's tags alone. */
    ObjectNode followInfo(Follow follow) {
        var out = head(follow);
        var ids = out.putArray("tag_id");
        follow.tags().forEach(id -> ids.add(dialect.id(id)));
        return tail(out, follow);
    }

    private ObjectNode head(Follow follow) {
        return Json.object()
                .put("userid", dialect.people().userId(follow.userId()))
                .put("remark", follow.remark())
                .put("description", follow.description())
                .put("createtime", follow.createdAt().getEpochSecond());
    }

    private ObjectNode tail(ObjectNode out, Follow follow) {
        out.put("remark_corp_name", follow.remarkCorpName());
        if (dialect.showsEverything()) {
            var mobiles = out.putArray("remark_mobiles");
            follow.remarkMobiles().forEach(mobiles::add);
        }
        out.put("oper_userid", dialect.people().userId(follow.operUserId()))
                .put("add_way", follow.addWay());
        if (!follow.state().isEmpty()) {
            out.put("state", follow.state());
        }
        if (!follow.channel().nickname().isEmpty()) {
            out.putObject("wechat_channels")
                    .put("nickname", follow.channel().nickname())
                    .put("source", follow.channel().source());
        }
        return out;
    }

    private Optional<TagGroup> groupOf(String corpId, String tagId) {
        return groups.computeIfAbsent(tagId, id -> book.groupOf(corpId, id));
    }
}
