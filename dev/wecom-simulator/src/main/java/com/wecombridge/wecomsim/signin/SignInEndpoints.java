package com.wecombridge.wecomsim.signin;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Turns codes into people: for the corp's own apps, for suites, and for a provider's site. */
@SeenInDocs({"91023", "95833", "91121", "91122", "91125"})
final class SignInEndpoints {

    private static final int LONGEST_CODE = 512;

    private final Customers customers;
    private final World world;
    private final Directory directory;
    private final SignIns signIns;
    private final Audience audience;

    SignInEndpoints(Customers customers, SignIns signIns, Audience audience) {
        this.customers = customers;
        this.world = customers.world();
        this.directory = customers.core().directory();
        this.signIns = signIns;
        this.audience = audience;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("auth/getuserinfo", Credential.CORP, this::who),
                Endpoint.get("user/getuserinfo", Credential.CORP, this::whoFormerly),
                Endpoint.post("auth/getuserdetail", Credential.CORP, this::detail),
                Endpoint.post("user/getuserdetail", Credential.CORP, this::detail),
                Endpoint.get("service/auth/getuserinfo3rd", Credential.SUITE, this::who3rd),
                Endpoint.get("service/getuserinfo3rd", Credential.SUITE, this::who3rdFormerly),
                Endpoint.post("service/auth/getuserdetail3rd", Credential.SUITE, this::detail3rd),
                Endpoint.post("service/getuserdetail3rd", Credential.SUITE, this::detail3rd),
                Endpoint.post("service/get_login_info", Credential.PROVIDER, this::login));
    }

    private ObjectNode who(Call call, Caller caller) {
        return who(call, caller, Spelling.NEW);
    }

    private ObjectNode whoFormerly(Call call, Caller caller) {
        return who(call, caller, Spelling.OLD);
    }

    private ObjectNode who(Call call, Caller caller, Spelling spelling) {
        var app = caller.app();
        var code = signIns.spend(code(call), c -> c.suiteId().isEmpty() && forApp(c, app));
        var answer = Json.object();
        if (code.userId().isEmpty()) {
            return stranger(code, app, answer, spelling);
        }
        answer.put(spelling.of("userid"), caller.dialect().userId(code.userId()));
        if (spelling == Spelling.OLD) {
            answer.put("DeviceId", "");
        }
        return withTicket(code, app.agentId(), answer, spelling == Spelling.OLD);
    }

    private static boolean forApp(LoginCode code, App app) {
        return code.corpId().equals(app.corpId())
                && code.providerCorpId().isEmpty()
                && (code.agentId() == 0 || code.agentId() == app.agentId());
    }

    private ObjectNode who3rd(Call call, Caller caller) {
        return who3rd(call, caller, Spelling.NEW);
    }

    private ObjectNode who3rdFormerly(Call call, Caller caller) {
        return who3rd(call, caller, Spelling.OLD);
    }

    private ObjectNode who3rd(Call call, Caller caller, Spelling spelling) {
        var suiteId = caller.suite().suiteId();
        var code = signIns.spend(code(call), c -> c.suiteId().equals(suiteId));
        var answer = Json.object();
        var app =
                audience.installed(code.corpId(), suiteId)
                        .orElseThrow(() -> RefusalException.of(48004));
        if (code.userId().isEmpty()) {
            return stranger(code, app, answer, spelling);
        }
        var dialect = Dialect.of(world, app);
        answer.put(spelling.of("corpid"), dialect.corpId())
                .put(spelling.of("userid"), dialect.userId(code.userId()));
        if (spelling == Spelling.OLD) {
            answer.put("DeviceId", "");
        }
        directory
                .member(code.corpId(), code.userId())
                .ifPresent(member -> answer.put("open_userid", dialect.openUserId(member)));
        return withTicket(code, app.agentId(), answer, true);
    }

    private ObjectNode stranger(LoginCode code, App app, ObjectNode answer, Spelling spelling) {
        answer.put(spelling.of("openid"), code.openId());
        if (spelling == Spelling.OLD) {
            answer.put("DeviceId", "");
        }
        if (customers.book().contact(code.corpId(), code.externalUserId()).isPresent()) {
            var dialect = CustomerDialect.of(world, customers.ids(), app);
            answer.put("external_userid", dialect.id(code.externalUserId()));
        }
        return answer;
    }

    private ObjectNode withTicket(
            LoginCode code, int agentId, ObjectNode answer, boolean sayHowLong) {
        if (code.wantsDetail()) {
            answer.put("user_ticket", signIns.ticket(code, agentId).ticket());
            if (sayHowLong) {
                answer.put("expires_in", SignIns.TICKET_LIFE.toSeconds());
            }
        }
        return answer;
    }

    private ObjectNode detail(Call call, Caller caller) {
        var app = caller.app();
        var ticket =
                signIns.consent(
                        call.text("user_ticket", 84015),
                        t -> t.corpId().equals(app.corpId()) && t.agentId() == app.agentId());
        var member = visible(ticket, app);
        var answer = Json.object().put("userid", caller.dialect().userId(member));
        PrivateFields.put(member, granted(ticket), answer);
        return answer;
    }

    private ObjectNode detail3rd(Call call, Caller caller) {
        var suiteId = caller.suite().suiteId();
        var ticket =
                signIns.consent(call.text("user_ticket", 84015), t -> t.suiteId().equals(suiteId));
        var app =
                audience.installed(ticket.corpId(), suiteId)
                        .orElseThrow(() -> RefusalException.of(48004));
        var member = visible(ticket, app);
        var dialect = Dialect.of(world, app);
        var answer =
                Json.object()
                        .put("corpid", dialect.corpId())
                        .put("userid", dialect.userId(member))
                        .put("name", dialect.name(member));
        PrivateFields.put(member, granted(ticket), answer);
        return answer;
    }

    /** What was agreed to and is still allowed. */
    private List<String> granted(UserTicket ticket) {
        var askable = signIns.askable(ticket.corpId(), ticket.agentId(), ticket.suiteId());
        return ticket.fields().stream().filter(askable::contains).toList();
    }

    private Member visible(UserTicket ticket, App app) {
        return directory
                .member(ticket.corpId(), ticket.userId())
                .filter(member -> directory.sees(app, member))
                .orElseThrow(() -> RefusalException.of(50002));
    }

    /** Who came to the provider's site, and which of its apps the company has. */
    private ObjectNode login(Call call, Caller caller) {
        var provider = caller.corpId();
        var value = call.text("auth_code", 40029);
        var code = signIns.spend(value, c -> c.providerCorpId().equals(provider));
        var suites = world.suites.all().filter(s -> s.providerCorpId().equals(provider)).toList();
        var suiteId = suites.isEmpty() ? "" : suites.getFirst().suiteId();
        var dialect = Dialect.ofSuite(world, code.corpId(), suiteId);
        var installations =
                world.installations
                        .of(code.corpId())
                        .filter(i -> i.active())
                        .filter(i -> suites.stream().anyMatch(s -> s.suiteId().equals(i.suiteId())))
                        .toList();
        var admin = installations.stream().anyMatch(i -> i.adminUserId().equals(code.userId()));
        var answer = Json.object().put("usertype", admin ? 2 : 5);
        var user = answer.putObject("user_info");
        directory
                .member(code.corpId(), code.userId())
                .ifPresent(member ->
                        user.put("userid", dialect.userId(member))
                                .put("open_userid", dialect.openUserId(member))
                                .put("name", dialect.name(member))
                                .put("avatar", member.avatar()));
        answer.putObject("corp_info").put("corpid", dialect.corpId());
        var agents = answer.putArray("agent");
        installations.forEach(i ->
                agents.addObject().put("agentid", i.agentId()).put("auth_type", admin ? 1 : 0));
        answer.putObject("auth_info").putArray("department");
        return answer;
    }

    private static String code(Call call) {
        var code = call.need("code", 40029);
        if (code.length() > LONGEST_CODE) {
            throw RefusalException.of(40029);
        }
        return code;
    }

    /** The older paths answer in capitals. */
    private enum Spelling {
        NEW,
        OLD;

        String of(String field) {
            if (this == NEW) {
                return field;
            }
            return switch (field) {
                case "userid" -> "UserId";
                case "corpid" -> "CorpId";
                default -> "OpenId";
            };
        }
    }
}
