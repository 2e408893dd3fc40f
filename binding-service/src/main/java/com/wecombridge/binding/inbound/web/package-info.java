/**
 * The doors for the console, and the page to which WeCom sends the administrator's browser back.
 */
@NullMarked
package com.wecombridge.binding.inbound.web;

import org.jspecify.annotations.NullMarked;
