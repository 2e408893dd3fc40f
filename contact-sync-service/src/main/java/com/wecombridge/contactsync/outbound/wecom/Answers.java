package com.wecombridge.contactsync.outbound.wecom;

import com.wecombridge.contactsync.domain.AppScope;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.TagContent;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.chanjar.weixin.cp.bean.WxCpAgent;
import me.chanjar.weixin.cp.bean.WxCpDepart;
import me.chanjar.weixin.cp.bean.WxCpTagGetResult;
import me.chanjar.weixin.cp.bean.WxCpUser;
import org.jspecify.annotations.Nullable;

/** WeCom's answers in our words. The library leaves null whatever WeCom left out. */
final class Answers {

    private static final int ACTIVE = 1;

    private Answers() {}

    static AppScope toScope(WxCpAgent agent) {
        var users = agent.getAllowUserInfos();
        var parties = agent.getAllowParties();
        var tags = agent.getAllowTags();
        return new AppScope(
                set(users == null ? null : users.getUsers(), user -> id(user.getUserId())),
                set(parties == null ? null : parties.getPartyIds(), DepartmentId::new),
                set(tags == null ? null : tags.getTagIds(), String::valueOf));
    }

    static TagContent toTag(WxCpTagGetResult tag) {
        return new TagContent(
                set(tag.getUserlist(), user -> id(user.getUserId())),
                set(tag.getPartylist(), party -> new DepartmentId(party)));
    }

    /**
     * A department.
     *
     * @param seesNames false where WeCom puts the id in the place of the name
     */
    static Department toDepartment(WxCpDepart department, boolean seesNames) {
        return new Department(
                new DepartmentId(department.getId()),
                seesNames ? text(department.getName()) : Optional.empty(),
                Optional.ofNullable(department.getParentId())
                        .filter(parent -> parent > 0)
                        .map(DepartmentId::new),
                Objects.requireNonNullElse(department.getOrder(), 0L));
    }

    /**
     * A member; the company's address stands in where the personal one is hidden.
     *
     * @param seesNames false where WeCom puts the id in the place of the name
     */
    static Member toMember(WxCpUser user, boolean seesNames) {
        return new Member(
                id(user.getUserId()),
                seesNames ? text(user.getName()) : Optional.empty(),
                text(user.getEmail()).or(() -> text(user.getBizMail())),
                departmentsOf(user),
                Objects.requireNonNullElse(user.getStatus(), ACTIVE));
    }

    private static List<DepartmentId> departmentsOf(WxCpUser user) {
        var departments = user.getDepartIds();
        return departments == null
                ? List.of()
                : Arrays.stream(departments).map(DepartmentId::new).toList();
    }

    private static MemberUserId id(String userId) {
        return new MemberUserId(userId);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static <A, B> Set<B> set(@Nullable Collection<A> answers, Function<A, B> toOurs) {
        return answers == null
                ? Set.of()
                : answers.stream().map(toOurs).collect(Collectors.toUnmodifiableSet());
    }
}
