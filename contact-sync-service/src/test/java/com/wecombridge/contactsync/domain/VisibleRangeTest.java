package com.wecombridge.contactsync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VisibleRangeTest {

    private static final MemberUserId LI_LEI = new MemberUserId("LI_LEI");

    /** Headquarters 1 holds sales 2, which holds the north 4; the warehouse 3 is beside sales. */
    private static final DepartmentTree TREE =
            DepartmentTree.of(
                    List.of(
                            department(1, 0),
                            department(2, 1),
                            department(3, 1),
                            department(4, 2)));

    @Test
    void holdsWhoIsNamedInWhateverCase() {
        var range = VisibleRange.of(scope(Set.of(LI_LEI), Set.of()), List.of(), TREE);

        assertThat(range.holds(member("li_lei", 3))).isTrue();
        assertThat(range.holds(member("LUCY", 3))).isFalse();
    }

    @Test
    void holdsWhoeverIsBelowADepartment() {
        var range = VisibleRange.of(scope(Set.of(), departments(2)), List.of(), TREE);

        assertThat(range.departments()).isEqualTo(departments(2, 4));
        assertThat(range.holds(member("POLLY", 4))).isTrue();
        assertThat(range.holds(member("LUCY", 3))).isFalse();
        assertThat(range.holds(member("JIM", 3, 4))).isTrue();
    }

    @Test
    void holdsThePeopleAndDepartmentsOfItsTags() {
        var tag = new TagContent(Set.of(LI_LEI), departments(2));
        var range = VisibleRange.of(scope(Set.of(), Set.of()), List.of(tag), TREE);

        assertThat(range.holds(member("LI_LEI", 3))).isTrue();
        assertThat(range.holds(member("POLLY", 4))).isTrue();
        assertThat(range.holds(member("LUCY", 3))).isFalse();
    }

    @Test
    void keepsADepartmentThatIsOutOfSight() {
        var range = VisibleRange.of(scope(Set.of(), departments(9)), List.of(), TREE);

        assertThat(range.holds(member("KATE", 9))).isTrue();
    }

    @Test
    void endsThoughDepartmentsGoInACircle() {
        var circle = DepartmentTree.of(List.of(department(5, 6), department(6, 5)));

        assertThat(circle.downFrom(departments(5))).isEqualTo(departments(5, 6));
    }

    private static AppScope scope(Set<MemberUserId> members, Set<DepartmentId> departments) {
        return new AppScope(members, departments, Set.of());
    }

    private static Department department(long id, long parent) {
        return new Department(
                new DepartmentId(id),
                Optional.empty(),
                parent == 0 ? Optional.empty() : Optional.of(new DepartmentId(parent)),
                0);
    }

    private static Member member(String id, long... departments) {
        return new Member(
                new MemberUserId(id),
                Optional.empty(),
                Optional.empty(),
                Arrays.stream(departments).mapToObj(DepartmentId::new).toList(),
                1);
    }

    private static Set<DepartmentId> departments(long... ids) {
        return Arrays.stream(ids).mapToObj(DepartmentId::new).collect(Collectors.toSet());
    }
}
