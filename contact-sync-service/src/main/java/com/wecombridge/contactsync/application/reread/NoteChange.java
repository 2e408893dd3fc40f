package com.wecombridge.contactsync.application.reread;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.apps.DirectoryWork;
import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.work.Work;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** WeCom called back: plan to look at what it named. In the caller's transaction. */
@Component
public final class NoteChange {

    /** Two edits of one second can be told in equal bytes, so we look when the second is over. */
    static final Duration SETTLING = Duration.ofSeconds(1);

    /** 通讯录同步: what this system agent is told concerns each app of the corp's own. */
    private static final AppId CONTACTS_ASSISTANT = new AppId("2000002");

    private final ConnectedApps apps;
    private final WorkBook work;

    public NoteChange(ConnectedApps apps, WorkBook work) {
        this.apps = apps;
        this.work = work;
    }

    /** Which app of which corp was called, and about what. */
    public record Command(CorpId corp, AppId app, Touched touched) {}

    /**
     * Plans nothing for an app that is not connected: there is nobody to serve yet, and the full
     * sync at its connection reads what these callbacks are about.
     */
    public Mono<Void> handle(Command command) {
        return apps.of(command.corp())
                .filter(app -> concerns(command.app(), app))
                .flatMapIterable(app -> planned(app.ref(), command.touched()))
                .map(look -> look.after(SETTLING))
                .concatMap(work::add)
                .then();
    }

    private static boolean concerns(AppId called, ConnectedApp app) {
        return app.ref().app().equals(called)
                || (called.equals(CONTACTS_ASSISTANT) && app.mode() == AppMode.SELF_BUILT);
    }

    private static List<Work> planned(AppRef app, Touched touched) {
        return switch (touched) {
            case Touched.Members(var members) ->
                    members.stream()
                            .map(member -> DirectoryWork.rereadMember(app, member))
                            .toList();
            case Touched.Range() -> List.of(DirectoryWork.rereadRange(app));
            case Touched.RangeAndMember(var member) ->
                    List.of(
                            DirectoryWork.rereadRange(app),
                            DirectoryWork.rereadMember(app, member));
        };
    }
}
