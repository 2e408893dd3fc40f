package com.wecombridge.contactsync.outbound.wecom;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.domain.AppScope;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.TagContent;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WxCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The directory, asked from WeCom. Source: WeCom, 通讯录管理 and 应用管理. */
@Component
final class WeComDirectory implements Directory {

    /** Unknown, deleted, out of range, or plain where the app may only know encrypted ids. */
    private static final Set<Integer> NO_SUCH_MEMBER = Set.of(60111, 60011, 40003, 60021);

    private static final Set<Integer> NO_SUCH_DEPARTMENT = Set.of(60003, 60011, 60123, 40066);
    private static final Set<Integer> NO_SUCH_TAG = Set.of(40068, 60011, 81011);

    private final WeComApi api;

    WeComDirectory(WeComApi api) {
        this.api = api;
    }

    @Override
    public Mono<AppScope> scope(ConnectedApp app) {
        var agent = Math.toIntExact(app.agentId());
        return ask(app, wx -> Answers.toScope(wx.getAgentService().get(agent)));
    }

    @Override
    public Mono<TagContent> tag(ConnectedApp app, String tag) {
        return ask(app, wx -> unless(NO_SUCH_TAG, () -> Answers.toTag(wx.getTagService().get(tag))))
                .map(found -> found.orElseGet(() -> new TagContent(Set.of(), Set.of())));
    }

    @Override
    public Mono<List<Department>> departments(ConnectedApp app) {
        return ask(
                app,
                wx ->
                        wx.getDepartmentService().list(null).stream()
                                .map(found -> Answers.toDepartment(found, app.seesNames()))
                                .toList());
    }

    @Override
    public Mono<Optional<List<Member>>> membersOf(ConnectedApp app, DepartmentId department) {
        return ask(
                app, wx -> unless(NO_SUCH_DEPARTMENT, () -> list(wx, department, app.seesNames())));
    }

    private static List<Member> list(WxCpService wx, DepartmentId department, boolean seesNames)
            throws WxErrorException {
        return wx.getUserService().listByDepartment(department.value(), false, null).stream()
                .map(found -> Answers.toMember(found, seesNames))
                .toList();
    }

    @Override
    public Mono<Optional<Member>> member(ConnectedApp app, MemberUserId member) {
        return ask(
                app,
                wx ->
                        unless(
                                NO_SUCH_MEMBER,
                                () ->
                                        Answers.toMember(
                                                wx.getUserService().getById(member.value()),
                                                app.seesNames())));
    }

    private <T> Mono<T> ask(ConnectedApp app, WxCall<T> question) {
        var ref = app.ref();
        return api.call(ref.tenant(), ref.corp(), ref.app(), question)
                .onErrorMap(WeComCallException.class, Setbacks::explain);
    }

    /** Where a no is an answer. */
    private static <T> Optional<T> unless(Set<Integer> meaningNone, Question<T> question)
            throws WxErrorException {
        try {
            return Optional.of(question.ask());
        } catch (WeComCallException e) {
            if (e.failure() instanceof Refusal no && meaningNone.contains(no.errcode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws WxErrorException;
    }
}
