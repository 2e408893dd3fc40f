package com.wecombridge.wecomsim.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A group of the corp's customer tags (企业客户标签组). */
public record TagGroup(
        String corpId,
        String groupId,
        String name,
        Instant createdAt,
        long order,
        List<CustomerTag> tags) {

    /** An empty group. */
    public static TagGroup begun(String corpId, String groupId, Instant now) {
        return new TagGroup(corpId, groupId, groupId, now, 0, List.of());
    }

    public Optional<CustomerTag> tag(String id) {
        return tags.stream().filter(tag -> tag.id().equals(id)).findFirst();
    }

    public TagGroup with(List<CustomerTag> newTags) {
        return new TagGroup(corpId, groupId, name, createdAt, order, List.copyOf(newTags));
    }

    public TagGroup named(String newName, long newOrder) {
        return new TagGroup(corpId, groupId, newName, createdAt, newOrder, tags);
    }

    /** One tag of the group. */
    public record CustomerTag(String id, String name, Instant createdAt, long order) {}
}
