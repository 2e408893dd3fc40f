package com.wecombridge.contactsync.application;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Mirror;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.application.sync.SyncRuns;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.contactsync.domain.SyncRun.Requested;
import com.wecombridge.contactsync.domain.VisibleRange;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ports, kept in memory. */
final class Memory {

    private Memory() {}

    /** One transaction after the other; nothing is rolled back. */
    static final class NoTransactions implements UnitOfWork {
        @Override
        public <T> Mono<T> within(TenantId tenant, Mono<T> work) {
            return work;
        }
    }

    static final class Apps implements ConnectedApps {
        private final Map<AppRef, ConnectedApp> apps = new HashMap<>();
        private final Map<AppRef, Instant> readings = new HashMap<>();
        private final Map<AppRef, Long> runVersions = new HashMap<>();

        @Override
        public Mono<ConnectedApp> find(AppRef app) {
            return Mono.defer(() -> Mono.justOrEmpty(apps.get(app)));
        }

        @Override
        public Mono<ConnectedApp> locked(AppRef app) {
            return find(app);
        }

        @Override
        public Mono<ConnectedApp> steady(AppRef app) {
            return find(app);
        }

        @Override
        public Flux<ConnectedApp> of(CorpId corp) {
            return Flux.defer(() -> Flux.fromIterable(apps.values()))
                    .filter(app -> app.connected() && app.ref().corp().equals(corp));
        }

        @Override
        public Flux<ConnectedApp> of(TenantId tenant, CorpId corp) {
            return of(corp).filter(app -> app.ref().tenant().equals(tenant));
        }

        @Override
        public Mono<Void> save(ConnectedApp app) {
            return Mono.fromRunnable(() -> apps.put(app.ref(), app));
        }

        @Override
        public Mono<Void> beginWholeReading(AppRef app, Instant readAt) {
            return Mono.fromRunnable(() -> readings.put(app, readAt));
        }

        @Override
        public Mono<ConnectedApp> steadyIn(AppRef app, Instant wholeReading) {
            return find(app)
                    .filter(ConnectedApp::connected)
                    .filter(_ -> wholeReading.equals(readings.get(app)));
        }

        @Override
        public Mono<Void> endWholeReading(AppRef app, Instant readAt) {
            return find(app)
                    .flatMap(old ->
                            save(
                                    new ConnectedApp(
                                            app,
                                            old.mode(),
                                            old.agentId(),
                                            old.connected(),
                                            old.version(),
                                            readAt)));
        }

        @Override
        public Mono<Long> nextRunVersion(AppRef app) {
            return Mono.fromSupplier(() -> runVersions.merge(app, 1L, Long::sum));
        }
    }

    static final class Table<T extends Content> implements Mirror<T> {
        private final Map<String, Kept> rows = new LinkedHashMap<>();
        private final Map<String, T> contents = new LinkedHashMap<>();
        int writes;

        @Override
        public Flux<Kept> kept(AppRef app) {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(rows.values())));
        }

        @Override
        public Flux<T> present(AppRef app, Collection<String> keys) {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(contents.values())))
                    .filter(content -> keys.contains(content.key()));
        }

        @Override
        public Flux<Kept> locked(AppRef app, Collection<String> keys) {
            return Flux.defer(() -> Flux.fromIterable(keys))
                    .map(key -> rows.computeIfAbsent(key, Table::holdingNothing));
        }

        private static Kept holdingNothing(String key) {
            return new Kept(key, key, "", false, Instant.EPOCH, 0);
        }

        @Override
        public Mono<Void> write(AppRef app, T content, Instant readAt, long version) {
            return Mono.fromRunnable(() -> {
                writes++;
                contents.put(content.key(), content);
                rows.put(
                        content.key(),
                        new Kept(
                                content.key(),
                                content.key(),
                                content.fingerprint(),
                                true,
                                readAt,
                                version));
            });
        }

        @Override
        public Mono<Void> remove(AppRef app, String key, Instant readAt, long version) {
            return Mono.fromRunnable(() -> {
                writes++;
                contents.remove(key);
                rows.put(key, new Kept(key, key, "", false, readAt, version));
            });
        }

        @Override
        public Mono<Void> confirm(AppRef app, String key, Instant readAt) {
            return Mono.fromRunnable(() ->
                    rows.computeIfPresent(
                            key,
                            (_, old) ->
                                    new Kept(
                                            key,
                                            old.id(),
                                            old.fingerprint(),
                                            old.present(),
                                            readAt,
                                            old.version())));
        }

        Collection<T> contents() {
            return contents.values();
        }
    }

    static final class Ranges implements VisibleRanges {
        private final Map<AppRef, VisibleRange> ranges = new HashMap<>();
        private final Map<AppRef, Instant> times = new HashMap<>();

        @Override
        public Mono<VisibleRange> of(AppRef app) {
            return Mono.defer(() -> Mono.justOrEmpty(ranges.get(app)));
        }

        @Override
        public Mono<Boolean> store(AppRef app, VisibleRange range, Instant readAt) {
            return Mono.fromSupplier(() -> {
                if (times.getOrDefault(app, Instant.MIN).isAfter(readAt)) {
                    return false;
                }
                times.put(app, readAt);
                return !range.equals(ranges.put(app, range));
            });
        }

        @Override
        public Mono<Void> forget(AppRef app) {
            return Mono.fromRunnable(() -> ranges.remove(app));
        }
    }

    static final class Runs implements SyncRuns {
        private final Map<String, SyncRun> runs = new LinkedHashMap<>();

        @Override
        public Mono<SyncRun> waiting(AppRef app) {
            return newest(app.tenant(), app.corp(), Integer.MAX_VALUE)
                    .filter(run -> run.state() instanceof Requested && run.app().equals(app))
                    .next();
        }

        @Override
        public Mono<SyncRun> find(AppRef app, String run) {
            return Mono.defer(() -> Mono.justOrEmpty(runs.get(run)));
        }

        @Override
        public Mono<Void> save(SyncRun run) {
            return Mono.fromRunnable(() -> runs.put(run.id(), run));
        }

        @Override
        public Flux<SyncRun> newest(TenantId tenant, CorpId corp, int limit) {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(runs.values())))
                    .filter(run -> run.app().corp().equals(corp))
                    .take(limit);
        }

        SyncRun run(String id) {
            return Objects.requireNonNull(runs.get(id));
        }
    }
}
