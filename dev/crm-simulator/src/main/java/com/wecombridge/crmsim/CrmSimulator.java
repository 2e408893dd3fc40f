package com.wecombridge.crmsim;

import com.wecombridge.crmsim.crm.Crm;
import com.wecombridge.crmsim.kafka.Listener;
import com.wecombridge.crmsim.kafka.Publisher;
import com.wecombridge.crmsim.store.StateFile;
import com.wecombridge.crmsim.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** One running CRM. */
public final class CrmSimulator implements AutoCloseable {

    private final StateFile state;
    private final Publisher publisher;
    private final Listener listener;
    private final WebServer web;

    private CrmSimulator(SimulatorSettings settings) {
        var base = new AtomicReference<>(settings.baseUrl().orElse(URI.create("http://localhost")));
        this.state = StateFile.open(settings.folder());
        var clock = Clock.systemUTC();
        var crm = new Crm(state, base::get, clock);
        this.publisher = new Publisher(state, crm.outbox(), settings.kafka());
        this.listener = new Listener(crm, settings.kafka());
        this.web = new WebServer(crm, publisher::standing, clock);
        web.start(settings.port());
        base.set(settings.baseUrl().orElseGet(web::baseUri));
        publisher.start();
        listener.start();
    }

    /** Starts whether or not Kafka is there. */
    public static CrmSimulator start(SimulatorSettings settings) {
        return new CrmSimulator(settings);
    }

    /** Where page and control API are. */
    public URI baseUri() {
        return web.baseUri();
    }

    @Override
    public void close() {
        web.close();
        listener.close();
        publisher.close();
        state.close();
    }
}
