package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.group.GroupChat.Status;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups of all corps. */
public final class GroupBook {

    private final Table<GroupChat> groups;
    private final Directory directory;

    public GroupBook(World world, Directory directory) {
        this.groups = world.table("groupChats", GroupChat.class);
        this.directory = directory;
    }

    public Optional<GroupChat> group(String corpId, String chatId) {
        return groups.get(Table.key(corpId, chatId));
    }

    public Stream<GroupChat> groups(String corpId) {
        return groups.of(corpId);
    }

    Stream<GroupChat> all() {
        return groups.all();
    }

    /** How it stands; a group waits for an heir as soon as its owner has left. */
    Status statusOf(GroupChat group) {
        var ownerThere = directory.member(group.corpId(), group.owner()).isPresent();
        return ownerThere || group.status() != Status.NORMAL ? group.status() : Status.OWNER_LEFT;
    }

    void keep(GroupChat group) {
        groups.put(Table.key(group.corpId(), group.chatId()), group);
    }

    void end(GroupChat group) {
        groups.remove(Table.key(group.corpId(), group.chatId()));
    }
}
