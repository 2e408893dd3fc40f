package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.customer.ServiceIds;
import com.wecombridge.wecomsim.customer.TagChanges;
import com.wecombridge.wecomsim.customer.TagChanges.Wish;
import com.wecombridge.wecomsim.customer.TagGroup;
import com.wecombridge.wecomsim.customer.TagGroup.CustomerTag;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** The corp's customer tags: read, made, changed, deleted. */
@SeenInDocs("92117")
final class TagEndpoints {

    private static final int MOST_TAGS = 3000;

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final ServiceIds ids;
    private final TagChanges changes;

    TagEndpoints(
            World world,
            CustomerBook book,
            CustomerRights rights,
            ServiceIds ids,
            TagChanges changes) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.ids = ids;
        this.changes = changes;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("externalcontact/get_corp_tag_list", Credential.CORP, this::list),
                Endpoint.post("externalcontact/add_corp_tag", Credential.CORP, this::add),
                Endpoint.post("externalcontact/edit_corp_tag", Credential.CORP, this::edit),
                Endpoint.post("externalcontact/del_corp_tag", Credential.CORP, this::delete));
    }

    /** Tags asked for, with their groups; whole groups asked for; or everything. */
    private ObjectNode list(Call call, Caller caller) {
        var dialect = dialect(caller);
        var tags = plain(dialect, call.texts("tag_id"));
        var groups = plain(dialect, call.texts("group_id"));
        var answer = Json.object();
        var list = answer.putArray("tag_group");
        book.tagGroups(caller.corpId())
                .sorted(Comparator.comparingLong(TagGroup::order).reversed())
                .map(group -> asked(group, tags, groups))
                .flatMap(Optional::stream)
                .forEach(group -> list.add(view(group, dialect)));
        return answer;
    }

    private static Optional<TagGroup> asked(TagGroup group, Set<String> tags, Set<String> groups) {
        if ((tags.isEmpty() && groups.isEmpty()) || groups.contains(group.groupId())) {
            return Optional.of(group);
        }
        var kept = group.tags().stream().filter(tag -> tags.contains(tag.id())).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(group.with(kept));
    }

    private ObjectNode add(Call call, Caller caller) {
        var dialect = dialect(caller);
        var wishes =
                StreamSupport.stream(call.body().path("tag").spliterator(), false)
                        .map(tag ->
                                new Wish(
                                        "",
                                        tag.path("name").asString(""),
                                        tag.path("order").asLong(0)))
                        .toList();
        if (wishes.isEmpty()) {
            throw RefusalException.of(40063);
        }
        return world.change(() -> {
            var before = groupMeant(call, caller, dialect);
            var group =
                    before.orElseGet(() ->
                            TagGroup.begun(caller.corpId(), changes.newId(), world.instant())
                                    .named(
                                            call.text("group_name", 40063),
                                            call.body().path("order").asLong(0)));
            refuseTooMany(caller.corpId(), wishes.size());
            var made = new ArrayList<CustomerTag>();
            for (var wish : wishes) {
                refuseTaken(group.with(joined(group, made)), wish.name(), "");
                made.add(changes.made(wish));
            }
            changes.store(before, group.with(joined(group, made)), Telling.callbacks());
            var answer = Json.object();
            answer.set("tag_group", view(group.with(made), dialect));
            return answer;
        });
    }

    private Optional<TagGroup> groupMeant(Call call, Caller caller, CustomerDialect dialect) {
        var given = call.body().path("group_id").asString("");
        if (!given.isEmpty()) {
            return Optional.of(
                    dialect.meant(given)
                            .flatMap(id -> book.tagGroup(caller.corpId(), id))
                            .orElseThrow(() -> RefusalException.of(40068)));
        }
        var name = call.text("group_name", 40063);
        return book.tagGroups(caller.corpId()).filter(g -> g.name().equals(name)).findFirst();
    }

    private ObjectNode edit(Call call, Caller caller) {
        var dialect = dialect(caller);
        return world.change(() -> {
            var id =
                    dialect.meant(call.text("id", 40063))
                            .orElseThrow(() -> RefusalException.of(40068));
            var asGroup = book.tagGroup(caller.corpId(), id);
            var group =
                    asGroup.or(() -> book.groupOf(caller.corpId(), id))
                            .orElseThrow(() -> RefusalException.of(40068));
            var name = call.body().path("name").asString("");
            var order = call.body().path("order");
            var after =
                    asGroup.isPresent()
                            ? group.named(
                                    name.isEmpty() ? group.name() : name,
                                    order.asLong(group.order()))
                            : renamed(group, id, name, order.asLong(-1));
            changes.store(Optional.of(group), after, Telling.callbacks());
            return Json.object();
        });
    }

    private static TagGroup renamed(TagGroup group, String id, String name, long order) {
        if (!name.isEmpty()) {
            refuseTaken(group, name, id);
        }
        return group.with(
                group.tags().stream()
                        .map(tag -> tag.id().equals(id) ? changed(tag, name, order) : tag)
                        .toList());
    }

    private static CustomerTag changed(CustomerTag tag, String name, long order) {
        return new CustomerTag(
                tag.id(),
                name.isEmpty() ? tag.name() : name,
                tag.createdAt(),
                order < 0 ? tag.order() : order);
    }

    /** A group whose last tag is deleted goes too. */
    private ObjectNode delete(Call call, Caller caller) {
        var dialect = dialect(caller);
        var groupIds = plain(dialect, call.texts("group_id"));
        var tagIds = plain(dialect, call.texts("tag_id"));
        return world.change(() -> {
            for (var id : groupIds) {
                changes.remove(
                        book.tagGroup(caller.corpId(), id)
                                .orElseThrow(() -> RefusalException.of(40068)),
                        Telling.callbacks());
            }
            for (var id : tagIds) {
                var group =
                        book.groupOf(caller.corpId(), id)
                                .orElseThrow(() -> RefusalException.of(40068));
                var left = group.tags().stream().filter(tag -> !tag.id().equals(id)).toList();
                changes.store(Optional.of(group), group.with(left), Telling.callbacks());
                if (left.isEmpty()) {
                    changes.remove(group.with(left), Telling.callbacks());
                }
            }
            return Json.object();
        });
    }

    private void refuseTooMany(String corpId, int more) {
        var now = book.tagGroups(corpId).mapToInt(group -> group.tags().size()).sum();
        if (now + more > MOST_TAGS) {
            throw RefusalException.of(40126);
        }
    }

    private static void refuseTaken(TagGroup group, String name, String except) {
        if (name.isBlank()) {
            throw RefusalException.of(40063);
        }
        if (group.tags().stream()
                .anyMatch(tag -> tag.name().equals(name) && !tag.id().equals(except))) {
            throw RefusalException.of(40071);
        }
    }

    private static List<CustomerTag> joined(TagGroup group, List<CustomerTag> more) {
        var all = new ArrayList<>(group.tags());
        all.addAll(more);
        return all;
    }

    private CustomerDialect dialect(Caller caller) {
        return CustomerDialect.of(world, ids, rights.require(caller));
    }

    /** Ids that were never shown to the app stay as they are: they exist nowhere. */
    private static Set<String> plain(CustomerDialect dialect, List<String> given) {
        return given.stream()
                .map(id -> dialect.meant(id).orElse("?" + id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ObjectNode view(TagGroup group, CustomerDialect dialect) {
        var out =
                Json.object()
                        .put("group_id", dialect.id(group.groupId()))
                        .put("group_name", group.name())
                        .put("create_time", group.createdAt().getEpochSecond())
                        .put("order", group.order())
                        .put("deleted", false);
        var tags = out.putArray("tag");
        for (var tag : group.tags()) {
            tags.addObject()
                    .put("id", dialect.id(tag.id()))
                    .put("name", tag.name())
                    .put("create_time", tag.createdAt().getEpochSecond())
                    .put("order", tag.order())
                    .put("deleted", false);
        }
        return out;
    }
}
