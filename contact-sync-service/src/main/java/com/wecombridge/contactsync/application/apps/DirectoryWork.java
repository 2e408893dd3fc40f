package com.wecombridge.contactsync.application.apps;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.work.Work;

/** The four kinds of work, how each is keyed, and what it carries. */
public final class DirectoryWork {

    /** Compare the whole directory with the mirror. */
    public static final String FULL_SYNC = "contact-sync.full-sync";

    /** Read one member again. */
    public static final String REREAD_MEMBER = "contact-sync.reread-member";

    /** Read the visible range and the departments again. */
    public static final String REREAD_RANGE = "contact-sync.reread-range";

    /** Empty the mirror of an app that is gone. */
    public static final String FORGET = "contact-sync.forget";

    /** Ids hold no control characters. */
    private static final String SEPARATOR = "\n";

    private DirectoryWork() {}

    public static Work fullSync(AppRef app, String run) {
        return of(FULL_SYNC, app, keyOf(app)).withPayload(payload(app, run));
    }

    public static Work rereadMember(AppRef app, MemberUserId member) {
        return of(REREAD_MEMBER, app, keyOf(app) + ":" + member.key())
                .withPayload(payload(app, member.value()));
    }

    public static Work rereadRange(AppRef app) {
        return of(REREAD_RANGE, app, keyOf(app)).withPayload(payload(app, ""));
    }

    public static Work forget(AppRef app) {
        return of(FORGET, app, keyOf(app)).withPayload(payload(app, ""));
    }

    /** The app whose directory the work is about. */
    public static AppRef appOf(Work work) {
        return new AppRef(
                work.tenant().orElseThrow(),
                work.corp().orElseThrow(),
                new AppId(work.payload().split(SEPARATOR, -1)[0]));
    }

    /** The run or the member that the work is about. */
    public static String objectOf(Work work) {
        return work.payload().split(SEPARATOR, -1)[1];
    }

    private static Work of(String kind, AppRef app, String key) {
        return Work.of(kind, app.tenant(), app.corp(), key);
    }

    private static String keyOf(AppRef app) {
        return app.tenant() + ":" + app.corp() + ":" + app.app();
    }

    private static String payload(AppRef app, String object) {
        return app.app() + SEPARATOR + object;
    }
}
