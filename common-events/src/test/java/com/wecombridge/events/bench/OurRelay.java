package com.wecombridge.events.bench;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.outbox.OutboxRelay;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;

/** The product's outbox and relay, wired as every service wires them. */
final class OurRelay implements Relaying {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext service;
    private final OutboxRelay relay;
    private final Outbox outbox;
    private final Transactions transactions;

    OurRelay() {
        service =
                new SpringApplicationBuilder(Service.class)
                        .run(
                                "--spring.cloud.function.definition=",
                                "--spring.flyway.locations=classpath:db/events",
                                "--management.tracing.sampling.probability=0.1",
                                "--wecombridge.outbox.look-every=500ms",
                                "--wecombridge.outbox.lease=6s",
                                "--wecombridge.work.look-every=1s");
        relay = service.getBean(OutboxRelay.class);
        outbox = service.getBean(Outbox.class);
        transactions = service.getBean(Transactions.class);
        relay.stop();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    @Override
    public void relay() {
        relay.start();
    }

    @Override
    public void rest() {
        relay.stop();
    }

    @Override
    public void commit(List<String> ids) {
        var facts =
                Flux.fromIterable(ids).concatMap(id -> outbox.appendAs(new EventId(id), fact(id)));
        transactions.many(Scope.of(Samples.ACME), facts).then().block(PATIENCE);
    }

    private static AccountBound fact(String id) {
        return new AccountBound(
                Samples.ACME,
                Samples.CORP,
                new CrmUserId("u-" + id),
                Samples.LI_LEI,
                Samples.NOON,
                1);
    }

    @Override
    public String topic() {
        return Topic.BINDINGS_ACCOUNTS.topicName();
    }

    @Override
    public void close() {
        service.close();
    }
}
