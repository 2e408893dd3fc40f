/**
 * A TCP proxy that makes the network between two processes go wrong, and counts how often it did.
 *
 * <p>A {@link com.wecombridge.faultproxy.Fault} is a value: what goes wrong, in which direction, on
 * which connections, how often. {@link com.wecombridge.faultproxy.FaultProxy#begin} switches it on
 * while connections live, and the {@link com.wecombridge.faultproxy.ActiveFault} that it returns
 * switches it off.
 *
 * <p>Inside: the {@code Entrance} accepts, each {@code Connection} has one {@code Pump} for each
 * direction, and each pump asks at every step which faults are to strike there.
 */
@NullMarked
package com.wecombridge.faultproxy;

import org.jspecify.annotations.NullMarked;
