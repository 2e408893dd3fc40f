package com.wecombridge.wecomsim.world;

import com.wecombridge.wecomsim.behaviour.Behaviour;
import com.wecombridge.wecomsim.store.Store;
import com.wecombridge.wecomsim.store.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Everything the simulated WeCom knows. */
public final class World extends Store implements InstantSource {

    /** Tidied each so many requests. */
    private static final int TIDY_EVERY = 50;

    public final Table<Corp> corps = table("corps", Corp.class);
    public final Table<Member> members = table("members", Member.class);
    public final Table<Department> departments = table("departments", Department.class);
    public final Table<Tag> tags = table("tags", Tag.class);
    public final Table<App> apps = table("apps", App.class);
    public final Table<Provider> providers = table("providers", Provider.class);
    public final Table<Suite> suites = table("suites", Suite.class);
    public final Table<Installation> installations = table("installations", Installation.class);
    public final Table<OneTimeCode> codes = table("codes", OneTimeCode.class);
    public final Table<Token> tokens = table("tokens", Token.class);
    public final Table<Message> messages = table("messages", Message.class);
    public final Table<Delivery> deliveries = table("deliveries", Delivery.class);
    public final Table<LedgerEntry> ledger = table("ledger", LedgerEntry.class);
    public final Table<Fault> faults = table("faults", Fault.class);
    public final Table<TrustedIps> trustedIps = table("trusted-ips", TrustedIps.class);
    private final Table<Behaviour> behaviours = table("behaviours", Behaviour.class);
    private final Clock realClock;
    private final Behaviour standard;

    private World(Optional<Path> file, Clock realClock, Behaviour standard) {
        super(file);
        this.realClock = realClock;
        this.standard = standard;
    }

    /** A world that forgets everything when it closes, or one kept in the given file. */
    public static World open(Optional<Path> file, Clock clock, Behaviour standard) {
        return new World(file, clock, standard);
    }

    /** What is switched how. */
    public Behaviour behaviour() {
        return behaviours.get("behaviour").orElse(standard);
    }

    /** Switches something. */
    public void behave(Behaviour behaviour) {
        change(() -> behaviours.put("behaviour", behaviour));
    }

    /** The simulated time. */
    @Override
    public Instant instant() {
        return realClock.instant().plus(behaviour().clockAhead());
    }

    /** Adds to the ledger, and forgets what is oldest now and then. */
    public void record(LedgerEntry entry) {
        change(() -> {
            ledger.put(Table.key(entry.seq()), entry);
            if (entry.seq() % TIDY_EVERY == 0) {
                tidy();
            }
        });
    }

    private void tidy() {
        var kept = behaviour().kept();
        ledger.keepNewest(kept.ledger());
        messages.keepNewest(kept.messages());
        deliveries.keepNewest(kept.deliveries());
        var oldest = instant().minus(kept.tokens());
        tokens.all()
                .filter(token -> token.expiresAt().isBefore(oldest))
                .forEach(token -> tokens.remove(token.value()));
        codes.all()
                .filter(code -> code.expiresAt().isBefore(oldest))
                .forEach(code -> codes.remove(code.code()));
    }
}
