import { describe, expect, it } from 'vitest';
import type { Message } from '../../../shared/api/types';
import { cardOf, firstChoices } from './card';
import { contentOf, drawn, lineOf } from './content';

function message(msgType: string, body: object): Message {
  return { msgType, content: { [msgType]: body } } as unknown as Message;
}

describe('what the client draws', () => {
  it('draws a text card and cuts its title between characters', () => {
    const card = contentOf(message('textcard', { title: '待'.repeat(200), description: 'd', url: 'https://x.example' }));
    expect(card).toMatchObject({ shape: 'textcard', url: 'https://x.example' });
    expect([...(card.shape === 'textcard' ? card.title : '')]).toHaveLength(128);
  });

  it('draws the facts and buttons of a card with buttons', () => {
    const card = cardOf({
      card_type: 'button_interaction',
      main_title: { title: '审批', desc: '折扣' },
      horizontal_content_list: [{ keyname: '客户', value: 'Acme' }],
      button_list: [
        { text: '同意', key: 'yes', style: 1 },
        { type: 1, text: '打开', url: 'javascript:alert(1)' },
      ],
    });
    expect(card).toMatchObject({ title: '审批', facts: [{ name: '客户', value: 'Acme' }] });
    expect(card.buttons).toEqual([
      { text: '同意', key: 'yes', url: '', style: 1 },
      { text: '打开', key: '', url: '', style: 1 },
    ]);
  });

  it('knows what stands chosen in a vote and in lists before anybody touched them', () => {
    const vote = cardOf({
      checkbox: { question_key: 'q', mode: 1, option_list: [{ id: 'a', text: 'A', is_checked: true }, { id: 'b', text: 'B' }] },
    });
    expect(firstChoices(vote)).toEqual({ q: ['a'] });
    const lists = cardOf({ select_list: [{ question_key: 'x', selected_id: '2', option_list: [] }, { question_key: 'y' }] });
    expect(firstChoices(lists)).toEqual({ x: ['2'], y: [] });
  });

  it('says one line for the list', () => {
    expect(lineOf(drawn('text', { content: 'a<br>b\nc' }))).toBe('a b c');
    expect(lineOf(drawn('markdown', { content: '# 日报\n> 今日 **3** 单' }))).toBe('日报 今日 3 单');
    expect(lineOf(drawn('image', { media_id: 'm' }))).toBe('');
  });

  it('draws what an app got wrong without falling over', () => {
    expect(drawn('news', { articles: 'none' })).toEqual({ shape: 'articles', articles: [] });
    expect(drawn('template_card', null)).toMatchObject({ shape: 'card', card: { title: '', buttons: [] } });
  });
});
