import { describe, expect, it } from 'vitest';
import { blocksOf } from './markdown';

describe('the markdown of a message', () => {
  it('knows headings, quotes, bold, colours and links to the web', () => {
    expect(blocksOf('# 日报\n> 新增 **3** 单，<font color="warning">1 单逾期</font>\n[查看](https://crm.example)')).toEqual([
      { kind: 'heading', level: 1, pieces: [{ text: '日报' }] },
      {
        kind: 'quote',
        level: 0,
        pieces: [{ text: '新增 ' }, { text: '3', bold: true }, { text: ' 单，' }, { text: '1 单逾期', tone: 'warning' }],
      },
      { kind: 'text', level: 0, pieces: [{ text: '查看', href: 'https://crm.example' }] },
    ]);
  });

  it('shows everything else as it stands', () => {
    expect(blocksOf('[x](javascript:alert(1)) <b>y</b>')).toEqual([
      { kind: 'text', level: 0, pieces: [{ text: '[x](javascript:alert(1)) <b>y</b>' }] },
    ]);
  });
});
