package com.wecombridge.events.wecom;

import com.wecombridge.events.Event;
import com.wecombridge.events.EventType;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import java.time.Instant;
import java.util.Optional;

/**
 * What WeCom called back, as facts. Topic {@code wecom.callbacks}.
 *
 * <p>A callback names what changed, rarely the new value, so facts carry ids and whoever cares
 * reads the object again. {@code version} is the order in which the gateway stored the callbacks;
 * {@code receivedAt} is when. The tenant is absent: only binding knows whose corp it is.
 */
public sealed interface WeComCallback extends Event {

    /** The app that was called: a suite id, or the agent id of a corp's own app. */
    AppId app();

    Instant receivedAt();

    @Override
    default Topic topic() {
        return Topic.WECOM_CALLBACKS;
    }

    /** The callbacks of an app inside one corp. */
    sealed interface OfCorp extends WeComCallback {
        CorpId corp();

        @Override
        default Optional<CorpId> corpId() {
            return Optional.of(corp());
        }

        @Override
        default String key() {
            return corp().value() + ":" + subject();
        }
    }

    /** The callbacks of a suite as such. */
    sealed interface OfSuite extends WeComCallback {
        SuiteId suite();

        @Override
        default AppId app() {
            return new AppId(suite().value());
        }

        @Override
        default String key() {
            return suite().value() + ":" + subject();
        }
    }

    /** A new suite ticket, valid for 30 minutes; the newest counts. */
    @EventType("com.wecombridge.suite.ticket-received.v1")
    record SuiteTicketReceived(SuiteId suite, SealedSecret ticket, Instant receivedAt, long version)
            implements OfSuite {
        @Override
        public String subject() {
            return "suites/" + suite.value();
        }
    }

    /**
     * A corp installed the suite from WeCom's market, or its permanent code was reset. The auth
     * code lives ten minutes and works once.
     */
    @EventType("com.wecombridge.suite.authorization-offered.v1")
    record SuiteAuthorizationOffered(
            SuiteId suite,
            SealedSecret authCode,
            Optional<String> state,
            Instant receivedAt,
            long version)
            implements OfSuite {
        @Override
        public String subject() {
            return "authorizations/" + version;
        }
    }

    /** Something about a corp's authorisation changed; WeCom does not say what. */
    @EventType("com.wecombridge.suite.authorization-changed.v1")
    record SuiteAuthorizationChanged(SuiteId suite, CorpId corp, Instant receivedAt, long version)
            implements OfSuite {
        @Override
        public String subject() {
            return "corps/" + corp.value();
        }

        @Override
        public Optional<CorpId> corpId() {
            return Optional.of(corp);
        }
    }

    /** The corp removed the suite. */
    @EventType("com.wecombridge.suite.authorization-cancelled.v1")
    record SuiteAuthorizationCancelled(SuiteId suite, CorpId corp, Instant receivedAt, long version)
            implements OfSuite {
        @Override
        public String subject() {
            return "corps/" + corp.value();
        }

        @Override
        public Optional<CorpId> corpId() {
            return Optional.of(corp);
        }
    }

    /** A member was added, changed or deleted. A rename tells the new id as well. */
    @EventType("com.wecombridge.member.change-reported.v1")
    record MemberChangeReported(
            CorpId corp,
            AppId app,
            MemberUserId member,
            Optional<MemberUserId> renamedTo,
            ChangeKind change,
            Instant receivedAt,
            long version)
            implements OfCorp {
        @Override
        public String subject() {
            return "members/" + member.key();
        }
    }

    /** A department was added, changed or deleted. */
    @EventType("com.wecombridge.department.change-reported.v1")
    record DepartmentChangeReported(
            CorpId corp,
            AppId app,
            DepartmentId department,
            ChangeKind change,
            Instant receivedAt,
            long version)
            implements OfCorp {
        @Override
        public String subject() {
            return "departments/" + department.value();
        }
    }

    /** Members or departments entered or left a contacts tag. */
    @EventType("com.wecombridge.tag.change-reported.v1")
    record TagChangeReported(CorpId corp, AppId app, String tag, Instant receivedAt, long version)
            implements OfCorp {
        @Override
        public String subject() {
            return "tags/" + tag;
        }
    }

    /**
     * A member entered ({@code subscribe}) or left ({@code unsubscribe}) the app's visible range.
     */
    @EventType("com.wecombridge.member.range-change-reported.v1")
    record RangeChangeReported(
            CorpId corp,
            AppId app,
            MemberUserId member,
            boolean insideRange,
            Instant receivedAt,
            long version)
            implements OfCorp {
        @Override
        public String subject() {
            return "members/" + member.key();
        }
    }

    /** The chat archive has new messages. WeCom tells this at most every 15 seconds. */
    @EventType("com.wecombridge.archive.messages-announced.v1")
    record ArchiveMessagesAnnounced(CorpId corp, AppId app, Instant receivedAt, long version)
            implements OfCorp {
        @Override
        public String subject() {
            return "archives/" + corp.value();
        }
    }

    /**
     * A kind of callback that has no fact of its own yet. Its text stays with the gateway.
     *
     * @param kind {@code Event} or {@code InfoType}, with {@code /ChangeType} where there is one
     */
    @EventType("com.wecombridge.callback.unrecognized.v1")
    record UnrecognizedCallback(
            AppId app, Optional<CorpId> corp, String kind, Instant receivedAt, long version)
            implements WeComCallback {
        @Override
        public Optional<CorpId> corpId() {
            return corp;
        }

        @Override
        public String key() {
            return corp.map(CorpId::value).orElse(app.value()) + ":" + subject();
        }

        @Override
        public String subject() {
            return "callbacks/" + kind;
        }
    }
}
