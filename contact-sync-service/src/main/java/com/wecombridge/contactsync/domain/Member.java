package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member as WeCom shows it to one app.
 *
 * @param name absent where the app may not know it
 * @param departments sorted and without repetition, so that two readings compare
 * @param status WeCom's number
 */
public record Member(
        MemberUserId id,
        Optional<String> name,
        Optional<String> email,
        List<DepartmentId> departments,
        int status) {

    public Member {
        departments =
                departments.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(DepartmentId::value))
                        .toList();
    }
}
