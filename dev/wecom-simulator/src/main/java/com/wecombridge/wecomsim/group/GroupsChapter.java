package com.wecombridge.wecomsim.group;

import static com.wecombridge.wecomsim.patch.Things.telling;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.patch.Definer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Customer groups, and the internal ones that the chat archive knows. */
public final class GroupsChapter implements Chapter {

    private final Customers customers;
    private final GroupBook book;
    private final GroupChanges changes;

    public GroupsChapter(Customers customers, GroupBook book) {
        this.customers = customers;
        this.book = book;
        this.changes = new GroupChanges(customers, book);
        customers.ids().from(corpId -> book.groups(corpId).map(GroupChat::chatId));
    }

    @Override
    public List<Endpoint> endpoints() {
        return Stream.of(
                        new GroupEndpoints(customers, book).all(),
                        new GroupTransfers(customers, book, changes).all(),
                        List.of(new ServedEndpoint(customers, book).endpoint()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("customer-groups", telling(changes::group));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("customer-groups", book::all);
    }
}
