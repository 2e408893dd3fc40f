package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fields of a member in a change_contact callback, as one app may see them. */
final class MemberFields {

    /** ChangeType and UserID. */
    private static final int HEAD = 2;

    private final Dialect dialect;
    private final boolean sensitive;

    MemberFields(Dialect dialect, boolean sensitive) {
        this.dialect = dialect;
        this.sensitive = sensitive;
    }

    Map<String, Object> created(Member member) {
        var fields = started("create_user", dialect.userId(member));
        fields.putAll(all(member));
        return fields;
    }

    /**
     * Only what changed; {@code NewUserID} when the id itself did; empty when the app can see no
     * change.
     */
    Map<String, Object> updated(Member before, Member after) {
        var fields = started("update_user", dialect.userId(before));
        if (!before.userId().equals(after.userId())) {
            fields.put("NewUserID", dialect.userId(after));
        }
        var old = all(before);
        all(after)
                .forEach((name, value) -> {
                    if (!Objects.equals(old.get(name), value)) {
                        fields.put(name, value);
                    }
                });
        return fields.size() == HEAD ? Map.of() : fields;
    }

    Map<String, Object> deleted(Member member) {
        return started("delete_user", dialect.userId(member));
    }

    private static Map<String, Object> started(String changeType, String userId) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ChangeType", changeType);
        fields.put("UserID", userId);
        return fields;
    }

    private Map<String, Object> all(Member member) {
        var fields = new LinkedHashMap<String, Object>();
        if (dialect.showsNames()) {
            fields.put("Name", member.name());
        }
        fields.put("Department", joined(member.departments()));
        fields.put("MainDepartment", member.mainDepartmentOrFirst());
        fields.put(
                "IsLeaderInDept",
                joined(
                        member.departments().stream()
                                .map(id -> member.leaderOf().contains(id) ? 1 : 0)
                                .toList()));
        fields.put(
                "DirectLeader",
                joined(member.directLeaders().stream().map(dialect::userId).toList()));
        fields.put("Position", member.position());
        fields.put("Status", member.status());
        fields.put("Alias", member.alias());
        fields.put("Telephone", member.telephone());
        if (sensitive) {
            fields.put("Mobile", member.mobile());
            fields.put("Gender", member.gender());
            fields.put("Email", member.email());
            fields.put("BizMail", member.bizMail());
            fields.put("Avatar", member.avatar());
            fields.put("Address", member.address());
        }
        if (!member.extAttributes().isEmpty()) {
            fields.put("ExtAttr", Map.of("Item", items(member)));
        }
        return fields;
    }

    private static List<Map<String, Object>> items(Member member) {
        return member.extAttributes().entrySet().stream()
                .map(attribute -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("Name", attribute.getKey());
                    item.put("Type", 0);
                    item.put("Text", Map.of("Value", attribute.getValue()));
                    return item;
                })
                .toList();
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
