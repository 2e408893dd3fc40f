package com.wecombridge.wecomsim.customer.calls;

import static com.wecombridge.wecomsim.patch.Things.silent;
import static com.wecombridge.wecomsim.patch.Things.telling;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.patch.Definer;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Customer contact. */
public final class CustomersChapter implements Chapter {

    private final Customers customers;

    public CustomersChapter(Customers customers) {
        this.customers = customers;
    }

    @Override
    public List<Endpoint> endpoints() {
        var world = customers.world();
        var book = customers.book();
        var rights = customers.rights();
        var ids = customers.ids();
        return Stream.of(
                        new CustomerEndpoints(world, book, rights, ids).all(),
                        new RemarkEndpoints(world, book, rights, ids, customers.changes()).all(),
                        new TagEndpoints(world, book, rights, ids, customers.tags()).all(),
                        new WayEndpoints(world, book, rights).all(),
                        new WelcomeEndpoints(
                                        world, rights, customers.consent(), customers.greetings())
                                .all(),
                        new TransferEndpoints(world, book, rights, ids, customers.transfers())
                                .all(),
                        new ConversionEndpoints(world, book, rights, ids).all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "external-contacts", silent(customers.changes()::contact),
                "customers", telling(customers.changes()::customer),
                "customer-tags", telling(customers.tags()::group),
                "customer-settings", silent(customers::settings),
                "customer-transfers", telling(customers.transfers()::decide));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return customers.book().records();
    }

    @Override
    public void open(RoutesConfig routes) {
        new CustomerPictures(customers).open(routes);
    }
}
