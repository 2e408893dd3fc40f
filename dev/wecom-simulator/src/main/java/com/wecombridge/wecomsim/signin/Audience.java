package com.wecombridge.wecomsim.signin;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.trust.Hosts;
import com.wecombridge.wecomsim.trust.TrustedDomains;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.window.Seats;
import com.wecombridge.wecomsim.window.Seats.Refusal;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For which apps a sign-in page stands, whom it lets through, and why it does not. */
final class Audience {

    /** More than a person looks through. */
    private static final int SHOWN = 1000;

    private final Core core;
    private final World world;
    private final Directory directory;
    private final TrustedDomains domains;
    private final Seats seats;

    Audience(Core core) {
        this.core = core;
        this.world = core.world();
        this.directory = core.directory();
        this.domains = new TrustedDomains(world);
        this.seats = new Seats(world);
    }

    /** What is wrong with the wish itself, whoever signs in. */
    Optional<Refusal> trouble(Wish wish) {
        if (!wish.get("state").matches("[a-zA-Z0-9]{0,128}")) {
            return no("参数错误", "The state may hold 128 letters and digits.");
        }
        if (wish.page() == Wish.Page.PROVIDER) {
            return world.providers.get(wish.appId()).isEmpty()
                    ? no("参数错误", "There is no such provider (40013).")
                    : addressTrouble(wish);
        }
        if (wish.page() == Wish.Page.OAUTH && !oauth(wish)) {
            return no("参数错误", "response_type is code, scope snsapi_base or snsapi_privateinfo.");
        }
        if (suite(wish)) {
            return domains.suiteTrusts(wish.appId(), wish.redirectUri())
                    ? Optional.empty()
                    : untrusted();
        }
        if (core.people().corpOrInvented(wish.appId()).isEmpty()) {
            return no("参数错误", "The appid is neither a corp nor a suite (40013).");
        }
        if ((wish.forPrivateFields() || wish.page() == Wish.Page.QR) && wish.agentId() == 0) {
            return no("参数错误", "agentid is missing (40056).");
        }
        var apps = apps(wish).toList();
        if (apps.isEmpty()) {
            return no("参数错误", "The company has no such app (40056).");
        }
        return apps.stream().anyMatch(a -> domains.covering(a, wish.redirectUri()).isPresent())
                ? Optional.empty()
                : untrusted();
    }

    private static boolean oauth(Wish wish) {
        return wish.get("response_type").equals("code")
                && wish.get("scope").matches("snsapi_base|snsapi_privateinfo");
    }

    private static Optional<Refusal> addressTrouble(Wish wish) {
        return Hosts.of(wish.redirectUri()).isEmpty() ? untrusted() : Optional.empty();
    }

    private static Optional<Refusal> untrusted() {
        return no(
                "redirect_uri 与配置的授权完成回调域名不一致",
                "The host of redirect_uri is not a trusted domain of the app (50001).");
    }

    private static Optional<Refusal> no(String chinese, String english) {
        return Optional.of(new Refusal(chinese, english));
    }

    boolean suite(Wish wish) {
        return world.suites.get(wish.appId()).isPresent();
    }

    /** Why this member of this corp does not get through; empty for those who do. */
    Optional<Refusal> trouble(Wish wish, String corpId) {
        if (wish.page() == Wish.Page.PROVIDER) {
            return Optional.empty();
        }
        if (suite(wish)) {
            return installed(corpId, wish.appId())
                    .map(seats::refusal)
                    .orElseGet(() -> no("应用未安装", "Your company did not install this app (48004)."));
        }
        if (!corpId.equals(wish.appId())) {
            return no("请切换到对应的企业", "You are signed in under another company (92002).");
        }
        return wish.agentId() == 0
                ? Optional.empty()
                : apps(wish).findFirst().flatMap(seats::refusal);
    }

    /** Who can be chosen on the page, the company with each. */
    List<Member> members(Wish wish) {
        return corps(wish)
                .flatMap(directory::members)
                .filter(m -> m.status() == 1)
                .limit(SHOWN)
                .toList();
    }

    /** The corps whose members the page is for. */
    Stream<String> corps(Wish wish) {
        if (wish.page() == Wish.Page.PROVIDER) {
            return world.corps.all().map(corp -> corp.corpId());
        }
        return suite(wish)
                ? world.installations
                        .all()
                        .filter(i -> i.active() && i.suiteId().equals(wish.appId()))
                        .map(i -> i.corpId())
                : Stream.of(wish.appId());
    }

    Optional<Member> member(String corpId, String userId) {
        return directory.member(corpId, userId);
    }

    Optional<App> installed(String corpId, String suiteId) {
        return world.installations
                .get(Table.key(corpId, suiteId))
                .flatMap(i -> world.apps.get(Table.key(corpId, i.agentId())));
    }

    private Stream<App> apps(Wish wish) {
        if (wish.agentId() != 0) {
            return core.apps().find(wish.appId(), wish.agentId()).stream();
        }
        return world.apps.of(wish.appId());
    }
}
