/**
 * What the system is given to do while things go wrong, as WeCom and as a CRM would give it, and
 * where one sees what became of it. Writes the sender's ledger.
 */
@NullMarked
package com.wecombridge.faults.load;

import org.jspecify.annotations.NullMarked;
