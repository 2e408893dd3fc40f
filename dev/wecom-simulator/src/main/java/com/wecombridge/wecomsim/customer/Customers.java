package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import java.util.stream.Stream;

/** Everything about customers, wired together once; groups, chats and the archive build on it. */
public record Customers(
        Core core,
        CustomerBook book,
        ServiceIds ids,
        CustomerRights rights,
        CustomerNews news,
        Greetings greetings,
        ConsentRule consent,
        CustomerChanges changes,
        TagChanges tags,
        TransferChanges transfers) {

    /** Customers of one world, under the consent rule of its archive. */
    public static Customers of(Core core, ConsentRule consent) {
        var world = core.world();
        var book = new CustomerBook(world);
        var ids = new ServiceIds();
        ids.from(corpId -> book.contacts(corpId).map(ExternalContact::externalUserId));
        ids.from(corpId -> book.tagGroups(corpId).flatMap(Customers::idsOf));
        var rights = new CustomerRights(world, core.directory(), book);
        var greetings = new Greetings(world, book);
        var news = new CustomerNews(world, core.post(), rights, ids, greetings);
        var changes = new CustomerChanges(core, book, news, consent);
        var transfers = new TransferChanges(core, book, news, changes);
        core.errands().add(transfers::endDue);
        core.people()
                .onDeparture(
                        member -> book.left(member.corpId(), member.userId(), world.instant()));
        return new Customers(
                core,
                book,
                ids,
                rights,
                news,
                greetings,
                consent,
                changes,
                new TagChanges(world, book, news),
                transfers);
    }

    private static Stream<String> idsOf(TagGroup group) {
        var tags = group.tags().stream().map(TagGroup.CustomerTag::id);
        return Stream.concat(Stream.of(group.groupId()), tags);
    }

    public World world() {
        return core.world();
    }

    /** A definition of what the administrator set under customer contact. */
    public CustomerSettings settings(Patch patch) {
        var corpId = patch.need("corpId");
        return world().change(() -> {
            var after = patch.over(book.settings(corpId), CustomerSettings.class);
            book.keep(after);
            return after;
        });
    }
}
