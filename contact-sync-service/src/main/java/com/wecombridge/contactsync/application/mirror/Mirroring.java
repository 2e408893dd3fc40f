package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.contactsync.domain.Reading.Changed;
import com.wecombridge.contactsync.domain.Reading.Confirmed;
import com.wecombridge.contactsync.domain.Reading.Outdated;
import com.wecombridge.contactsync.domain.Reading.Vanished;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings readings of one kind into the mirror, row and fact together. */
public final class Mirroring<T extends Content> {

    private final Mirror<T> mirror;
    private final Wording<T> wording;
    private final Facts facts;

    public Mirroring(Mirror<T> mirror, Wording<T> wording, Facts facts) {
        this.mirror = mirror;
        this.wording = wording;
        this.facts = facts;
    }

    public Mirror<T> rows() {
        return mirror;
    }

    /** One locked row: whose, what it keeps, and when the look began. */
    private record Place(AppRef app, Kept row, Instant readAt) {}

    /**
     * Takes the readings in, one a key, each unless a younger one took place; takes part in the
     * caller's transaction, so a caller with many of them brings them in {@link Portions}.
     *
     * @param app as read and locked in this transaction
     */
    public Mono<Told> take(ConnectedApp app, Harvest<T> harvest) {
        var keys = harvest.readings().stream().map(Reading::key).sorted().toList();
        return mirror.locked(app.ref(), keys)
                .collectMap(Kept::key, Function.identity())
                .flatMapMany(kept ->
                        Flux.fromIterable(harvest.readings())
                                .distinct(Reading::key)
                                .concatMap(reading ->
                                        take(app, reading, place(app, reading, kept, harvest))))
                .reduce(Told.NOTHING, Told::plus);
    }

    private Place place(
            ConnectedApp app, Reading<T> reading, Map<String, Kept> kept, Harvest<T> harvest) {
        var row = Objects.requireNonNull(kept.get(reading.key()), reading.key());
        return new Place(app.ref(), row, harvest.readAt());
    }

    private Mono<Told> take(ConnectedApp app, Reading<T> reading, Place place) {
        return switch (reading.against(place.row(), place.readAt(), app.wholeReadAt())) {
            case Changed<T>(var content, var version) -> write(place, content, version);
            case Vanished<T>(var version) -> remove(place, version);
            case Confirmed<T> _ ->
                    mirror.confirm(place.app(), place.row().key(), place.readAt())
                            .thenReturn(Told.NOTHING);
            case Outdated<T> _ -> Mono.just(Told.NOTHING);
        };
    }

    private Mono<Told> write(Place place, T content, long version) {
        return mirror.write(place.app(), content, place.readAt(), version)
                .then(facts.tell(wording.mirrored(place.app(), content, place.readAt(), version)))
                .thenReturn(new Told(1, 0));
    }

    private Mono<Told> remove(Place place, long version) {
        var row = place.row();
        return mirror.remove(place.app(), row.key(), place.readAt(), version)
                .then(facts.tell(wording.removed(place.app(), row.id(), place.readAt(), version)))
                .thenReturn(new Told(0, 1));
    }

    /**
     * Judges contents anew that WeCom was not asked for again: they keep the time of their reading.
     */
    public Mono<Told> revise(AppRef app, Collection<String> keys, UnaryOperator<T> judgement) {
        return mirror.locked(app, keys.stream().sorted().toList())
                .collectMap(Kept::key, Function.identity())
                .flatMapMany(kept ->
                        mirror.present(app, kept.keySet())
                                .concatMap(content ->
                                        revise(
                                                app,
                                                Objects.requireNonNull(kept.get(content.key())),
                                                content,
                                                judgement)))
                .reduce(Told.NOTHING, Told::plus);
    }

    private Mono<Told> revise(AppRef app, Kept row, T content, UnaryOperator<T> judgement) {
        var revised = judgement.apply(content);
        var place = new Place(app, row, row.readAt());
        return revised.equals(content)
                ? Mono.just(Told.NOTHING)
                : write(place, revised, row.version() + 1);
    }
}
