/**
 * What a fact is: a record in a sealed family; a family belongs to one {@link
 * com.wecombridge.events.Topic}. The families stand in packages of their own, one for each who
 * tells them.
 */
@NullMarked
package com.wecombridge.events;

import org.jspecify.annotations.NullMarked;
