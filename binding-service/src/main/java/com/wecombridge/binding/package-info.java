/**
 * Binding joins what the CRM knows and what WeCom knows: a tenant and its corps, a CRM user and a
 * member. It holds every credential of a corp's app and is the only one who fetches tokens.
 *
 * <pre>
 *   inbound                 application                    domain              outbound
 *
 *   kafka  facts of others   connection  install, claim,    connection  states   postgres  own tables,
 *   web    /api/v1, redirect             cancel             token       and        outbox, work
 *   work   what must not     token       ticket, tokens     pairing     rules    wecom     suite install,
 *          wait in a door    pairing     CRM user ⇄ member                                 tokens
 * </pre>
 *
 * <p>Arrows go inbound → application → domain; outbound implements the ports of application. A fact
 * or request enters by a door; a use case loads state, asks the domain, and stores state and facts
 * in one transaction. Calls to WeCom are errands: recorded in that transaction, run after it.
 */
@NullMarked
package com.wecombridge.binding;

import org.jspecify.annotations.NullMarked;
