package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.chat.Talk;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.proxy.PageTouch;
import com.wecombridge.wecomsim.window.ClientWindows;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The JS-SDK: tickets, and the bridge in the pages of members' clients. */
public final class JsChapter implements Chapter {

    private final JsTickets tickets;
    private final BridgeDoor door;
    private final Core core;

    public JsChapter(Customers customers, Talk talk) {
        this.core = customers.core();
        this.tickets = new JsTickets(core.world());
        var bridge = new Bridge(tickets, new CustomerSide(customers), talk);
        this.door = new BridgeDoor(new ClientWindows(core), bridge);
    }

    /** For the reverse proxy. */
    public PageTouch touch() {
        return door;
    }

    @Override
    public List<Endpoint> endpoints() {
        return tickets.endpoints();
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        var world = core.world();
        return Map.of(
                "js-tickets", tickets::all,
                "js-acts", world.table("js-acts", JsAct.class)::all);
    }

    @Override
    public void open(RoutesConfig routes) {
        door.open(routes);
    }
}
