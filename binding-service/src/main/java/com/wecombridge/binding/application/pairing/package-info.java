/** CRM users and members are paired and unpaired, on what the CRM and contact-sync told us. */
@NullMarked
package com.wecombridge.binding.application.pairing;

import org.jspecify.annotations.NullMarked;
