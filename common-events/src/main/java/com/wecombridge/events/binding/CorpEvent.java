package com.wecombridge.events.binding;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which apps connect which corps, for which tenant. Topic {@code bindings.corps}, compacted; one
 * aggregate per corp and app. An installation that no tenant has claimed is not told.
 */
public sealed interface CorpEvent extends TenantEvent {

    CorpId corp();

    AppId app();

    @Override
    default Topic topic() {
        return Topic.BINDINGS_CORPS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return corp().value() + ":" + app().value();
    }

    @Override
    default String subject() {
        return "corps/" + corp().value() + "/apps/" + app().value();
    }

    /**
     * The app is connected; every later change of it is told the same way, as a whole.
     *
     * @param agentId the app's number inside the corp, needed for every message
     * @param corpName as WeCom shows it
     * @param verified whether WeCom verified the corp (已认证)
     */
    @EventType("com.wecombridge.corp.connected.v1")
    record CorpConnected(
            TenantId tenant,
            CorpId corp,
            AppId app,
            AppMode mode,
            long agentId,
            String corpName,
            boolean verified,
            Instant connectedAt,
            long version)
            implements CorpEvent {}

    /** The corp removed the app, or the tenant disconnected it. */
    @EventType("com.wecombridge.corp.disconnected.v1")
    record CorpDisconnected(
            TenantId tenant, CorpId corp, AppId app, Instant disconnectedAt, long version)
            implements CorpEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
