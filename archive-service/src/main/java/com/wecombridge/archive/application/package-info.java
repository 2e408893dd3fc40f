/**
 * What the service does, one class a use case, and the ports that they need. Secrets come in
 * sealed: the door seals them before anybody here sees them.
 */
@NullMarked
package com.wecombridge.archive.application;

import org.jspecify.annotations.NullMarked;
