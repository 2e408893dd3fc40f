package com.wecombridge.faults.row;

import java.util.List;

/**
 * What became of a row.
 *
 * @param deadLetters that came meanwhile, on any topic
 */
public record Outcome(List<Report> reports, long deadLetters) {}
