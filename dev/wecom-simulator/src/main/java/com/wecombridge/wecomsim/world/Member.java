package com.wecombridge.wecomsim.world;

import java.util.List;
import java.util.Map;

/**
 * A person in a corp's directory, with WeCom's own fields.
 *
 * @param order one number per department, same order as {@code departments}
 * @param leaderOf the departments this person leads
 * @param status 1 active, 2 disabled, 4 not activated, 5 left
 * @param gender 1 male, 2 female, 0 unknown
 * @param licensed whether a provider's app may reach this person (base interface licence)
 */
public record Member(
        String corpId,
        String userId,
        String name,
        List<Integer> departments,
        List<Integer> order,
        List<Integer> leaderOf,
        List<String> directLeaders,
        int mainDepartment,
        String position,
        String mobile,
        int gender,
        String email,
        String bizMail,
        String alias,
        String telephone,
        String address,
        String avatar,
        int status,
        Map<String, String> extAttributes,
        boolean licensed) {

    /** An active, licensed person of the root department. */
    public static Member named(String corpId, String userId) {
        return new Member(
                corpId,
                userId,
                userId,
                List.of(1),
                List.of(),
                List.of(),
                List.of(),
                0,
                "",
                "",
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                1,
                Map.of(),
                true);
    }

    /** The main department, or the first one when none was named. */
    public int mainDepartmentOrFirst() {
        return mainDepartment != 0 || departments.isEmpty()
                ? mainDepartment
                : departments.getFirst();
    }
}
