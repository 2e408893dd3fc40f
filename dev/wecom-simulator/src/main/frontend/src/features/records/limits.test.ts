import { describe, expect, it } from 'vitest';
import type { Message } from '../../shared/api/types';
import { usageOf } from './limits';

const NOW = Date.parse('2026-11-22T04:00:00Z');

function sent(secondsAgo: number, outcome: string): Message {
  const sentAt = new Date(NOW - secondsAgo * 1000).toISOString();
  return { agentId: 7, sentAt, recipients: [{ userId: 'LI_LEI', outcome }] } as Message;
}

describe('the limits used', () => {
  it('count a minute and an hour for each member, and what was dropped', () => {
    const messages = [sent(10, 'SHOWN'), sent(90, 'SHOWN'), sent(5, 'OVER_FREQUENCY'), sent(5, 'UNLICENSED'), sent(4000, 'SHOWN')];
    expect(usageOf(messages, NOW)).toEqual([{ userId: 'LI_LEI', agentId: 7, minute: 1, hour: 2, dropped: 1 }]);
  });
});
