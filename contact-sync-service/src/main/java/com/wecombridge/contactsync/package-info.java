/**
 * Contact sync: what WeCom's directory looks like to each connected app.
 *
 * <p>A connected app has its whole directory read and compared with the mirror; a callback has the
 * one thing read again that it names. What changed is told as facts. The young reading wins, object
 * by object, so that full sync and callbacks may race as they like.
 *
 * <pre>
 * bindings.corps ─┐             ┌ connect ConnectApp, DisconnectApp ─┐
 * bindings.tokens ┤             │                                    ├─▶ work ─┐
 * wecom.callbacks ┼─▶ inbound ─▶┤ reread  NoteChange ────────────────┘         │
 * POST sync-runs ─┘             │                                              │
 *                  inbound.work ┤ sync    RunFullSync          ◀───────────────┤
 *                               ├ reread  RereadMember, …Range ◀───────────────┤
 *                               └ connect ForgetDirectory      ◀───────────────┘
 *                                            │ reads: outbound.wecom (no transaction)
 *                                            ▼
 *                                 mirror  Mirroring ─▶ rows + outbox ─▶ contacts.members,
 *                                                                      contacts.departments,
 *                                                                      contacts.sync-runs
 * </pre>
 */
@NullMarked
package com.wecombridge.contactsync;

import org.jspecify.annotations.NullMarked;
