/** The public contract with the CRM: what it tells, what it is asked, what it answers. */
@NullMarked
package com.wecombridge.events.crm;

import org.jspecify.annotations.NullMarked;
