import { describe, expect, it } from 'vitest';
import { dayOrHour, happened, inWords } from './times';

const NOON = Date.parse('2026-11-22T04:00:00Z');

describe('times on the page', () => {
  it('are those of one zone, wherever the browser is', () => {
    expect(dayOrHour('2026-11-22T03:05:00Z', NOON, 'zh-CN', 'Asia/Shanghai')).toBe('11:05');
    expect(dayOrHour('2026-11-21T15:59:00Z', NOON, 'zh-CN', 'Asia/Shanghai')).toBe('11/21');
    expect(dayOrHour('2026-11-21T16:01:00Z', NOON, 'zh-CN', 'Asia/Shanghai')).toBe('00:01');
  });

  it('are said in words by the clock of the simulator', () => {
    expect(inWords('2026-11-22T02:00:00Z', NOON, 'zh-CN')).toBe('2小时前');
    expect(inWords('2026-11-22T03:59:50Z', NOON, 'en')).toBe('now');
  });

  it('know a moment that never came', () => {
    expect(happened('1970-01-01T00:00:00Z')).toBe(false);
    expect(happened('2026-11-22T02:00:00Z')).toBe(true);
  });
});
