package com.wecombridge.wecomsim.behaviour;

import java.util.Map;

/**
 * How often may be called before WeCom answers 45009 (90312), and how much at once before it
 * answers 45033.
 *
 * @param corpPerMinute per corp and path
 * @param ipPerMinute per address and path
 * @param providerIpPerMinute the same for the address of a provider
 * @param atOnce calls under way per corp and path; WeCom names no number (assumed); 0 is no limit
 * @param atOnceOfMedium downloads under way of one media id (assumed); 0 is no limit
 * @param special other figures for the limits of single paths, by {@code path} below {@code
 *     /cgi-bin}, or by {@code path scope window}, such as {@code get_jsapi_ticket APP PT1H}
 */
public record Rates(
        int corpPerMinute,
        int corpPerHour,
        int ipPerMinute,
        int ipPerHour,
        int providerIpPerMinute,
        int providerIpPerHour,
        int atOnce,
        int atOnceOfMedium,
        Map<String, Integer> special) {

    /** WeCom's published figures. */
    public static final Rates PUBLISHED =
            new Rates(10_000, 150_000, 20_000, 600_000, 40_000, 1_200_000, 50, 5, Map.of());
}
