package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** From one id of a member to another: mobile, mail, openid, and the ids of a provider's apps. */
@SeenInDocs({"95402", "95895", "90202", "97062", "95884"})
final class LookupEndpoints {

    private static final int NOT_ACTIVATED = 4;
    private static final Duration DAY = Duration.ofDays(1);

    private final World world;
    private final Directory directory;
    private final Map<String, Deque<Instant>> wrongNumbers = new ConcurrentHashMap<>();

    LookupEndpoints(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("user/getuserid", Credential.CORP, this::byMobile),
                Endpoint.post("user/get_userid_by_email", Credential.CORP, this::byMail),
                Endpoint.post("user/convert_to_openid", Credential.CORP, this::toOpenId),
                Endpoint.post("user/convert_to_userid", Credential.CORP, this::fromOpenId),
                Endpoint.post("batch/userid_to_openuserid", Credential.CORP, this::toOpenUserIds),
                Endpoint.post(
                        "batch/openuserid_to_userid", Credential.CORP, this::fromOpenUserIds));
    }

    /** Too many wrong numbers, measured by the head-count, and the corp is refused for a day. */
    private ObjectNode byMobile(Call call, Caller caller) {
        var mobile = call.text("mobile", 40063);
        var corpId = caller.corpId();
        if (wrongWithinADay(corpId) > mostWrong(corpId)) {
            throw RefusalException.of(45009);
        }
        var found = find(caller, member -> member.mobile().equals(mobile));
        if (found.isEmpty()) {
            var wrong = wrongNumbers.computeIfAbsent(corpId, _ -> new ArrayDeque<>());
            synchronized (wrong) {
                wrong.add(world.instant());
            }
            throw RefusalException.of(46004);
        }
        return named(caller, found.get());
    }

    private int wrongWithinADay(String corpId) {
        var wrong = wrongNumbers.computeIfAbsent(corpId, _ -> new ArrayDeque<>());
        var since = world.instant().minus(DAY);
        synchronized (wrong) {
            wrong.removeIf(at -> at.isBefore(since));
            return wrong.size();
        }
    }

    private double mostWrong(String corpId) {
        var rules = world.behaviour().contacts();
        var share = world.members.of(corpId).count() * rules.wrongNumbersShare();
        return Math.max(share, rules.wrongNumbersFree());
    }

    private ObjectNode byMail(Call call, Caller caller) {
        var mail = call.text("email", 40063);
        var corporate = call.body().path("email_type").asInt(1) == 1;
        Function<Member, String> field = corporate ? Member::bizMail : Member::email;
        return named(
                caller,
                find(caller, member -> field.apply(member).equalsIgnoreCase(mail))
                        .orElseThrow(() -> RefusalException.of(46004)));
    }

    /** Who has not activated the account is bound to no WeChat. */
    private ObjectNode toOpenId(Call call, Caller caller) {
        var member =
                caller.dialect()
                        .meant(call.text("userid", 40063))
                        .filter(m -> directory.sees(caller.app(), m))
                        .orElseThrow(() -> RefusalException.of(60111));
        if (member.status() == NOT_ACTIVATED) {
            throw RefusalException.of(43004);
        }
        return Json.object().put("openid", Dialect.openId(member));
    }

    private ObjectNode fromOpenId(Call call, Caller caller) {
        var openId = call.text("openid", 40063);
        var member =
                find(caller, m -> Dialect.openId(m).equals(openId))
                        .orElseThrow(() -> RefusalException.of(40073));
        return named(caller, member);
    }

    /** Asked by a provider's app, which may still know plain ids. */
    private ObjectNode toOpenUserIds(Call call, Caller caller) {
        var app = caller.app();
        if (!app.ofSuite()) {
            throw RefusalException.of(48002);
        }
        var dialect = caller.dialect();
        var answer = Json.object();
        var known = answer.putArray("open_userid_list");
        var unknown = answer.putArray("invalid_userid_list");
        for (var id : ids(call, "userid_list")) {
            directory
                    .member(caller.corpId(), id)
                    .filter(member -> directory.sees(app, member))
                    .ifPresentOrElse(
                            member ->
                                    known.addObject()
                                            .put("userid", id)
                                            .put("open_userid", dialect.openUserId(member)),
                            () -> unknown.add(id));
        }
        return answer;
    }

    /** Asked by the corp's own app, about the ids that one provider's app knows. */
    private ObjectNode fromOpenUserIds(Call call, Caller caller) {
        var source =
                world.apps
                        .get(
                                Table.key(
                                        caller.corpId(),
                                        call.body().path("source_agentid").asInt(0)))
                        .filter(App::ofSuite)
                        .orElseThrow(() -> RefusalException.of(40056));
        var dialect = Dialect.of(world, source);
        var answer = Json.object();
        var known = answer.putArray("userid_list");
        var unknown = answer.putArray("invalid_open_userid_list");
        for (var id : ids(call, "open_userid_list")) {
            find(caller, member -> dialect.openUserId(member).equalsIgnoreCase(id))
                    .ifPresentOrElse(
                            member ->
                                    known.addObject()
                                            .put("open_userid", id)
                                            .put("userid", caller.dialect().userId(member)),
                            () -> unknown.add(id));
        }
        return answer;
    }

    private List<String> ids(Call call, String field) {
        var ids = call.texts(field);
        if (ids.isEmpty()) {
            throw RefusalException.of(40063);
        }
        if (ids.size() > world.behaviour().contacts().mostConverted()) {
            throw RefusalException.of(40032);
        }
        return ids;
    }

    private Optional<Member> find(Caller caller, Predicate<Member> wanted) {
        var sight = directory.sight(caller.app());
        return directory
                .members(caller.corpId())
                .filter(wanted)
                .filter(sight::includes)
                .findFirst();
    }

    private static ObjectNode named(Caller caller, Member member) {
        return Json.object().put("userid", caller.dialect().userId(member));
    }
}
