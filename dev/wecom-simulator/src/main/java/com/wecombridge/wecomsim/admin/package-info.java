/**
 * What an administrator changes in a corp, and which of its apps are told: people, departments,
 * tags and the apps themselves.
 */
@NullMarked
package com.wecombridge.wecomsim.admin;

import org.jspecify.annotations.NullMarked;
