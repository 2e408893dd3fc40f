package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Member;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Members and departments as one app may see them. */
record MemberViews(Dialect dialect, App app) {

    static MemberViews of(Caller caller) {
        return new MemberViews(caller.dialect(), caller.app());
    }

    ObjectNode whole(Member member) {
        var out = brief(member);
        numbers(out.putArray("order"), orders(member));
        out.put("position", member.position()).put("status", member.status());
        numbers(out.putArray("is_leader_in_dept"), leaderships(member));
        var leaders = out.putArray("direct_leader");
        member.directLeaders().forEach(id -> leaders.add(dialect.userId(id)));
        out.put("main_department", member.mainDepartmentOrFirst())
                .put("telephone", member.telephone())
                .put("alias", member.alias())
                .put("external_position", "");
        attributes(member, out.putObject("extattr").putArray("attrs"));
        out.putObject("external_profile");
        if (app.sensitiveFields()) {
            sensitive(member, out);
        }
        return out;
    }

    ObjectNode brief(Member member) {
        var out =
                Json.object()
                        .put("userid", dialect.userId(member))
                        .put("name", dialect.name(member));
        numbers(out.putArray("department"), member.departments());
        if (app.ofSuite()) {
            out.put("open_userid", dialect.openUserId(member));
        }
        return out;
    }

    ObjectNode department(Department department) {
        var out =
                Json.object()
                        .put("id", department.id())
                        .put("name", shown(department.name(), department))
                        .put("name_en", shown(department.nameEn(), department));
        var leaders = out.putArray("department_leader");
        department.leaders().forEach(id -> leaders.add(dialect.userId(id)));
        return out.put("parentid", department.parentId()).put("order", department.order());
    }

    /** Where names are hidden a department's id stands in place of its name. */
    private String shown(String name, Department department) {
        return dialect.showsNames() ? name : Integer.toString(department.id());
    }

    private static void sensitive(Member member, ObjectNode out) {
        out.put("mobile", member.mobile())
                .put("gender", Integer.toString(member.gender()))
                .put("email", member.email())
                .put("biz_mail", member.bizMail())
                .put("avatar", member.avatar())
                .put("thumb_avatar", member.avatar())
                .put("address", member.address())
                .put("qr_code", "");
    }

    private static List<Integer> orders(Member member) {
        return member.order().isEmpty()
                ? member.departments().stream().map(_ -> 0).toList()
                : member.order();
    }

    private static List<Integer> leaderships(Member member) {
        return member.departments().stream()
                .map(id -> member.leaderOf().contains(id) ? 1 : 0)
                .toList();
    }

    private static void attributes(Member member, ArrayNode out) {
        member.extAttributes()
                .forEach((name, value) ->
                        out.addObject()
                                .put("type", 0)
                                .put("name", name)
                                .putObject("text")
                                .put("value", value));
    }

    private static void numbers(ArrayNode out, List<Integer> values) {
        values.forEach(out::add);
    }
}
