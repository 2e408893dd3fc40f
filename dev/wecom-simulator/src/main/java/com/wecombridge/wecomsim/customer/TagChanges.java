package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.customer.CustomerNews.TagChange;
import com.wecombridge.wecomsim.customer.TagGroup.CustomerTag;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Customer tags and their groups: made, changed, re-ordered, deleted. */
public final class TagChanges {

    private final World world;
    private final CustomerBook book;
    private final CustomerNews news;

    TagChanges(World world, CustomerBook book, CustomerNews news) {
        this.world = world;
        this.book = book;
        this.news = news;
    }

    /** A tag as it is asked for; without an id it is new. */
    public record Wish(String id, String name, Long order) {

        /** What was not said is empty. */
        public Wish {
            id = Objects.requireNonNullElse(id, "");
            name = Objects.requireNonNullElse(name, "");
            order = Objects.requireNonNullElse(order, 0L);
        }
    }

    /** A definition of a whole group: tags that are not in its list are deleted. */
    public Optional<TagGroup> group(Patch patch, Telling telling) {
        var corpId = patch.need("corpId");
        var removed = patch.takeFlag("removed");
        var shuffled = patch.takeFlag("shuffled");
        var wishes =
                patch.has("tags") ? List.of(patch.take("tags", Wish[].class, new Wish[0])) : null;
        return world.change(() -> {
            var id = patch.take("groupId", "");
            var groupId = id.isEmpty() ? newId() : id;
            var before = book.tagGroup(corpId, groupId);
            if (removed) {
                before.ifPresent(group -> remove(group, telling));
                return Optional.empty();
            }
            var fresh = before.orElseGet(() -> TagGroup.begun(corpId, groupId, world.instant()));
            var laid = patch.with("groupId", groupId).over(fresh, TagGroup.class);
            var after = wishes == null ? laid : laid.with(tags(laid, wishes));
            store(before, after, telling);
            if (shuffled) {
                news.tag(
                        new TagChange(corpId, "shuffle", groupId, Map.of("StrategyId", 0)),
                        telling);
            }
            return Optional.of(after);
        });
    }

    private List<CustomerTag> tags(TagGroup group, List<Wish> wishes) {
        var tags = new ArrayList<CustomerTag>();
        for (var wish : wishes) {
            tags.add(
                    group.tag(wish.id())
                            .map(old -> changed(old, wish))
                            .orElseGet(() -> made(wish)));
        }
        return tags;
    }

    private static CustomerTag changed(CustomerTag old, Wish wish) {
        var name = wish.name().isEmpty() ? old.name() : wish.name();
        return new CustomerTag(old.id(), name, old.createdAt(), wish.order());
    }

    public CustomerTag made(Wish wish) {
        var id = wish.id().isEmpty() ? newId() : wish.id();
        return new CustomerTag(id, wish.name(), world.instant(), wish.order());
    }

    public String newId() {
        return "et" + Digests.letters(30, "customer-tag", world.next("customerTag"));
    }

    /** Stores a group and tells of it and of each tag that came, changed or went. */
    public void store(Optional<TagGroup> before, TagGroup after, Telling telling) {
        refuseTwins(after);
        book.keep(after);
        if (before.isEmpty()) {
            news.tag(ofGroup("create", after), telling);
        } else if (!before.get().name().equals(after.name())
                || before.get().order() != after.order()) {
            news.tag(ofGroup("update", after), telling);
        }
        var old = before.map(TagGroup::tags).orElse(List.of());
        tellTags(after, old, telling);
        var gone = new HashSet<String>();
        for (var tag : old) {
            if (after.tag(tag.id()).isEmpty()) {
                news.tag(ofTag("delete", after, tag), telling);
                gone.add(tag.id());
            }
        }
        untag(after.corpId(), gone);
    }

    private void tellTags(TagGroup group, List<CustomerTag> old, Telling telling) {
        for (var tag : group.tags()) {
            var known = old.stream().filter(one -> one.id().equals(tag.id())).findFirst();
            if (known.isEmpty()) {
                news.tag(ofTag("create", group, tag), telling);
            } else if (!known.get().equals(tag)) {
                news.tag(ofTag("update", group, tag), telling);
            }
        }
    }

    /** A group goes with its tags, and only the group is told. */
    public void remove(TagGroup group, Telling telling) {
        news.tag(ofGroup("delete", group), telling);
        book.end(group);
        var gone = new HashSet<String>();
        group.tags().forEach(tag -> gone.add(tag.id()));
        untag(group.corpId(), gone);
    }

    private static TagChange ofGroup(String change, TagGroup group) {
        var type = Map.of("TagType", "tag_group");
        return new TagChange(group.corpId(), change, group.groupId(), type);
    }

    private static TagChange ofTag(String change, TagGroup group, CustomerTag tag) {
        return new TagChange(group.corpId(), change, tag.id(), Map.of("TagType", "tag"));
    }

    private void untag(String corpId, Set<String> gone) {
        if (gone.isEmpty()) {
            return;
        }
        for (var follow : book.followsIn(corpId).toList()) {
            var left = follow.tags().stream().filter(tag -> !gone.contains(tag)).toList();
            if (left.size() < follow.tags().size()) {
                var patch = new Patch(Json.object()).with("tags", left);
                book.keep(patch.over(follow, Follow.class));
            }
        }
    }

    private static void refuseTwins(TagGroup group) {
        var names = new HashSet<String>();
        for (var tag : group.tags()) {
            if (tag.name().isBlank() || !names.add(tag.name())) {
                throw new DefinitionRefusedException(
                        "a tag needs a name of its own within its group (40071)");
            }
        }
    }
}
