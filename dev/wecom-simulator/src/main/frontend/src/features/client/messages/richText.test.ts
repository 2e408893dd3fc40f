import { describe, expect, it } from 'vitest';
import { linesOf } from './richText';

describe('the text of a message', () => {
  it('knows the three tones of a text card and its breaks', () => {
    expect(linesOf('<div class="gray">11月22日</div><div class="highlight">请处理</div>到期<br>今天')).toEqual([
      [{ text: '11月22日', tone: 'gray' }],
      [{ text: '请处理', tone: 'highlight' }],
      [{ text: '到期', tone: 'normal' }],
      [{ text: '今天', tone: 'normal' }],
    ]);
  });

  it('links to the web and to nothing else', () => {
    const [line] = linesOf('<a href="https://crm.example.com">打开</a> <a href="javascript:alert(1)">不</a>');
    expect(line?.map((run) => run.href)).toEqual(['https://crm.example.com', undefined, undefined]);
  });

  it('shows other markup as it stands', () => {
    expect(linesOf('<script>x</script>')).toEqual([[{ text: '<script>x</script>', tone: 'normal' }]]);
  });
});
