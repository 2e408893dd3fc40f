import type { Message } from '../../shared/api/types';

export interface Usage {
  userId: string;
  agentId: number;
  minute: number;
  hour: number;
  dropped: number;
}

/** How much of its allowance each app has used at each member in the last minute and hour. */
export function usageOf(messages: Message[], now: number): Usage[] {
  const found = new Map<string, Usage>();
  for (const message of messages) {
    const age = now - Date.parse(message.sentAt);
    if (age < 0 || age > 3_600_000) continue;
    for (const it of message.recipients) {
      if (it.outcome === 'UNLICENSED') continue;
      const key = `${message.agentId}/${it.userId}`;
      const usage = found.get(key) ?? { userId: it.userId, agentId: message.agentId, minute: 0, hour: 0, dropped: 0 };
      found.set(key, usage);
      if (it.outcome === 'OVER_FREQUENCY') usage.dropped++;
      else {
        usage.hour++;
        if (age <= 60_000) usage.minute++;
      }
    }
  }
  return [...found.values()].sort((a, b) => b.minute - a.minute || b.hour - a.hour);
}
