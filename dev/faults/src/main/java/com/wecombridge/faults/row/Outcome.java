package com.wecombridge.faults.row;

import com.wecombridge.faults.mishap.Remark;
import java.util.List;

/**
 * What became of a row.
 *
 * @param deadLetters that came meanwhile, on any topic
 * @param remarks what the mishap saw besides
 */
public record Outcome(List<Report> reports, long deadLetters, List<Remark> remarks) {}
