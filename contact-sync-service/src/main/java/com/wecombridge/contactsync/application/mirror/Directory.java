package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.domain.AppScope;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.TagContent;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The corp's directory as WeCom shows it to the app just now. All calls signal {@link
 * DirectoryException}; they only read, so each may be repeated.
 */
public interface Directory {

    Mono<AppScope> scope(ConnectedApp app);

    /** Empty content if there is no such tag. */
    Mono<TagContent> tag(ConnectedApp app, String tag);

    /** All that the app may see, in no order; the parent of a topmost one may be out of sight. */
    Mono<List<Department>> departments(ConnectedApp app);

    /** Those directly in the department; empty if there is no such department in sight. */
    Mono<Optional<List<Member>>> membersOf(ConnectedApp app, DepartmentId department);

    /**
     * Empty if the member left, never was, or is out of the app's sight: WeCom does not say which.
     */
    Mono<Optional<Member>> member(ConnectedApp app, MemberUserId member);
}
