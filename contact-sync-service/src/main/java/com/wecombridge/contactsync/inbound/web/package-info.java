/**
 * What people ask for, through the gateway. The tenant comes from the gateway's signed identity,
 * never from the request; every error is a problem with a type and a reason.
 */
@NullMarked
package com.wecombridge.contactsync.inbound.web;

import org.jspecify.annotations.NullMarked;
