/** Customer groups (客户群): groups of members and people outside, and what apps read of them. */
@NullMarked
package com.wecombridge.wecomsim.group;

import org.jspecify.annotations.NullMarked;
