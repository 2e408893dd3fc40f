/**
 * Customer contact (客户联系): people outside the corp, which member follows whom, customer tags,
 * contact ways, transfers, and which app hears and reads of it.
 */
@NullMarked
package com.wecombridge.wecomsim.customer;

import org.jspecify.annotations.NullMarked;
