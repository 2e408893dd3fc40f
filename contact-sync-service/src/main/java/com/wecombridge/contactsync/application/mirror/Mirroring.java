package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.contactsync.domain.Reading.Changed;
import com.wecombridge.contactsync.domain.Reading.Confirmed;
import com.wecombridge.contactsync.domain.Reading.Consequence;
import com.wecombridge.contactsync.domain.Reading.Outdated;
import com.wecombridge.contactsync.domain.Reading.Vanished;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * Takes the readings in, each unless a younger one took place; takes part in the caller's
     * transaction, so a caller with many of them brings them in portions.
     *
     * @param app as read and locked in this transaction
     */
    public Mono<Told> take(ConnectedApp app, List<Reading<T>> readings, Instant readAt) {
        var keys = readings.stream().map(Reading::key).sorted().toList();
        return mirror.locked(app.ref(), keys)
                .collectMap(Kept::key, Function.identity())
                .flatMapMany(kept ->
                        Flux.fromIterable(readings)
                                .concatMap(reading -> take(app, reading, kept, readAt)))
                .reduce(Told.NOTHING, Told::plus);
    }

    private Mono<Told> take(
            ConnectedApp app, Reading<T> reading, Map<String, Kept> kept, Instant readAt) {
        var row = Optional.ofNullable(kept.get(reading.key()));
        var consequence = reading.against(row, readAt, app.wholeReadAt());
        return carryOut(app.ref(), reading.key(), row, consequence, readAt);
    }

    private Mono<Told> carryOut(
            AppRef app,
            String key,
            Optional<Kept> row,
            Consequence<T> consequence,
            Instant readAt) {
        return switch (consequence) {
            case Changed<T>(var content, var version) ->
                    mirror.write(app, content, readAt, version)
                            .flatMap(stored ->
                                    stored ? written(app, content, readAt, version) : nothing());
            case Vanished<T>(var version) ->
                    mirror.remove(app, key, readAt, version)
                            .then(facts.tell(wording.removed(app, idOf(row, key), readAt, version)))
                            .thenReturn(new Told(0, 1));
            case Confirmed<T> _ -> mirror.confirm(app, key, readAt).thenReturn(Told.NOTHING);
            case Outdated<T> _ -> nothing();
        };
    }

    private Mono<Told> written(AppRef app, T content, Instant readAt, long version) {
        return facts.tell(wording.mirrored(app, content, readAt, version))
                .thenReturn(new Told(1, 0));
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
        return revised.equals(content)
                ? nothing()
                : mirror.write(app, revised, row.readAt(), row.version() + 1)
                        .then(written(app, revised, row.readAt(), row.version() + 1));
    }

    private static String idOf(Optional<Kept> row, String key) {
        return row.map(Kept::id).orElse(key);
    }

    private static Mono<Told> nothing() {
        return Mono.just(Told.NOTHING);
    }
}
