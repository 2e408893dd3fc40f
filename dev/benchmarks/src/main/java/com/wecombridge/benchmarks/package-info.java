/**
 * How one way of doing a thing is compared with another on a machine that is never quiet: {@link
 * com.wecombridge.benchmarks.Arm arms} alternate in one run, {@link
 * com.wecombridge.benchmarks.Rounds} keeps what each run {@link com.wecombridge.benchmarks.Sample
 * cost}, a {@link com.wecombridge.benchmarks.Bar} judges the median of the rounds' ratios, and an
 * arm against itself shows what the machine alone makes of the same run. What repeats exactly is
 * held to {@link com.wecombridge.benchmarks.Budgets}.
 */
@NullMarked
package com.wecombridge.benchmarks;

import org.jspecify.annotations.NullMarked;
