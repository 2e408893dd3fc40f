package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.paid.Licences;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Optional;

/** Which app may call, and which member has customers an app may see. */
@SeenInDocs({"92571", "90313", "95644"})
public final class CustomerRights {

    private final World world;
    private final Directory directory;
    private final CustomerBook book;
    private final Licences licences;

    public CustomerRights(World world, Directory directory, CustomerBook book) {
        this.world = world;
        this.directory = directory;
        this.book = book;
        this.licences = new Licences(world);
    }

    /** Whether the app is among those that may call, or its suite was granted the rights. */
    public boolean mayCall(App app) {
        var settings = book.settings(app.corpId());
        if (settings.anyApp() || app.agentId() == App.CUSTOMER_CONTACT) {
            return true;
        }
        return app.ofSuite()
                ? settings.suites().contains(app.suiteId())
                : settings.apps().contains(app.agentId());
    }

    /** Refuses an app without the rights. */
    public App require(Caller caller) {
        var app = caller.app();
        if (!mayCall(app)) {
            throw RefusalException.of(48002);
        }
        return app;
    }

    /** Whether the member may have customers at all (配置使用范围). */
    public boolean hasFunction(Member member) {
        return directory
                .sight(member.corpId(), book.settings(member.corpId()).members())
                .includes(member);
    }

    /** The members with the function that the app may see. */
    public List<Member> serving(App app) {
        var range = directory.sight(app);
        var function = directory.sight(app.corpId(), book.settings(app.corpId()).members());
        return directory
                .members(app.corpId())
                .filter(range::includes)
                .filter(function::includes)
                .toList();
    }

    /** The member that the app means, if it may see that member. */
    public Optional<Member> member(App app, String given) {
        return Dialect.of(world, app).meant(given).filter(member -> directory.sees(app, member));
    }

    /**
     * The same, refused when the app cannot see the member or the member has no customers.
     *
     * @param withoutFunction what is answered about a member without the function
     */
    public Member serving(App app, String given, int withoutFunction) {
        var member = member(app, given).orElseThrow(() -> RefusalException.of(60111));
        if (!hasFunction(member)) {
            throw RefusalException.of(withoutFunction);
        }
        if (!licensed(app, member)) {
            throw RefusalException.of(701008);
        }
        return member;
    }

    /** Whether the member's interop licence, or the corp's own app, lets customers be seen. */
    public boolean licensed(App app, Member member) {
        return licences.interop(app, member);
    }

    /** Whether the app would hear of the member with an interop licence, and there is none. */
    public boolean lacksLicence(App app, String userId) {
        return directory
                .member(app.corpId(), userId)
                .filter(member -> hasFunction(member) && directory.sees(app, member))
                .filter(member -> !licensed(app, member))
                .isPresent();
    }

    /** Whether the app may hear of the member; a member who has left hides nothing. */
    public boolean hears(App app, String userId) {
        return mayCall(app)
                && !app.disabled()
                && directory
                        .member(app.corpId(), userId)
                        .map(member ->
                                hasFunction(member)
                                        && directory.sees(app, member)
                                        && licensed(app, member))
                        .orElse(true);
    }
}
