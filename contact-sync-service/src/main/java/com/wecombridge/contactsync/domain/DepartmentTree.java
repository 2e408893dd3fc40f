package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which department lies below which. */
public final class DepartmentTree {

    private final Map<DepartmentId, List<DepartmentId>> children;

    private DepartmentTree(Map<DepartmentId, List<DepartmentId>> children) {
        this.children = children;
    }

    public static DepartmentTree of(Collection<Department> departments) {
        return new DepartmentTree(
                departments.stream()
                        .filter(department -> department.parent().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        department -> department.parent().orElseThrow(),
                                        Collectors.mapping(Department::id, Collectors.toList()))));
    }

    /** The given ones and everything below them, known to us or not. */
    public Set<DepartmentId> downFrom(Collection<DepartmentId> tops) {
        var found = new HashSet<DepartmentId>();
        var open = new ArrayDeque<>(tops);
        while (!open.isEmpty()) {
            var next = open.pop();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return Set.copyOf(found);
    }
}
