/** Who may be bound to whom: one CRM user is one member, and the other way round. */
@NullMarked
package com.wecombridge.binding.domain.pairing;

import org.jspecify.annotations.NullMarked;
