package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.paid.Editions;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What WeCom tells a provider about an authorisation. */
@SeenInDocs({"14943", "91911"})
final class AuthDescriptions {

    private final World world;

    AuthDescriptions(World world) {
        this.world = world;
    }

    /** The corp, the app inside it with its visible range, and the edition it paid for. */
    void describe(Installation installation, ObjectNode answer) {
        var corp = world.corps.get(installation.corpId()).orElseThrow();
        var dialect = Dialect.ofSuite(world, corp.corpId(), installation.suiteId());
        corp(corp, dialect, answer.putObject("auth_corp_info"));
        var agents = answer.putObject("auth_info").putArray("agent");
        world.apps
                .get(Table.key(corp.corpId(), installation.agentId()))
                .ifPresent(app -> agent(app, installation, dialect, agents.addObject()));
        edition(installation, answer.putObject("edition_info").putArray("agent").addObject());
    }

    /** Who installed it. */
    void admin(Installation installation, ObjectNode answer) {
        var dialect = Dialect.ofSuite(world, installation.corpId(), installation.suiteId());
        dialect.meant(dialect.userId(installation.adminUserId()))
                .ifPresent(member ->
                        answer.putObject("auth_user_info")
                                .put("userid", dialect.userId(member))
                                .put("open_userid", dialect.openUserId(member))
                                .put("name", dialect.name(member))
                                .put("avatar", ""));
    }

    private void corp(Corp corp, Dialect dialect, ObjectNode out) {
        out.put("corpid", dialect.corpId())
                .put("corp_name", corp.name())
                .put("corp_type", corp.verified() ? "verified" : "unverified")
                .put("corp_square_logo_url", "")
                .put("corp_user_max", corp.userMax())
                .put("corp_agent_max", 300)
                .put("corp_full_name", corp.name())
                .put("verified_end_time", world.instant().getEpochSecond() + 31_536_000)
                .put("subject_type", 1)
                .put("corp_wxqrcode", "")
                .put("corp_scale", "51-100人")
                .put("corp_industry", "IT服务")
                .put("corp_sub_industry", "计算机软件/硬件/信息服务")
                .put("location", "上海市");
    }

    private void agent(App app, Installation installation, Dialect dialect, ObjectNode out) {
        out.put("agentid", installation.agentId())
                .put("name", app.name())
                .put("round_logo_url", app.logoUrl())
                .put("square_logo_url", app.logoUrl())
                .put("appid", 1)
                .put("auth_mode", 0)
                .put("is_customized_app", agencyBuilt(installation))
                .put("auth_from_thirdapp", false);
        var privilege = out.putObject("privilege");
        privilege.put("level", level(installation));
        var parties = privilege.putArray("allow_party");
        app.range().parties().forEach(parties::add);
        var users = privilege.putArray("allow_user");
        app.range().users().forEach(user -> users.add(dialect.userId(user)));
        var tags = privilege.putArray("allow_tag");
        app.range().tags().forEach(tags::add);
        for (var extra : List.of("extra_party", "extra_user", "extra_tag")) {
            privilege.putArray(extra);
        }
    }

    private int level(Installation installation) {
        return world.suites.get(installation.suiteId()).map(Suite::privilegeLevel).orElse(1);
    }

    private boolean agencyBuilt(Installation installation) {
        return world.suites.get(installation.suiteId()).filter(Suite::agencyBuilt).isPresent();
    }

    private void edition(Installation installation, ObjectNode out) {
        out.put("agentid", installation.agentId())
                .put("edition_id", installation.editionId())
                .put("edition_name", installation.editionName())
                .put("app_status", new Editions(world).status(installation))
                .put("user_limit", installation.userLimit())
                .put("expired_time", installation.expiresAt().getEpochSecond())
                .put("is_virtual_version", false)
                .put("is_shared_from_other_corp", false);
    }
}
