import { describe, expect, it } from 'vitest';
import type { Message } from '../../shared/wecom';
import { contentOf, lineOf } from './content';

function message(msgType: string, body: object): Message {
  return { msgType, content: { [msgType]: body } } as unknown as Message;
}

describe('what the client draws', () => {
  it('draws a text card and cuts its title between characters', () => {
    const card = contentOf(message('textcard', { title: '待'.repeat(200), description: 'd', url: 'https://x.example' }));
    expect(card).toMatchObject({ shape: 'card', url: 'https://x.example' });
    expect([...(card.shape === 'card' ? card.title : '')]).toHaveLength(128);
  });

  it('draws the facts and buttons of a template card', () => {
    const card = contentOf(
      message('template_card', {
        main_title: { title: '审批', desc: '折扣' },
        horizontal_content_list: [{ keyname: '客户', value: 'Acme' }],
        button_list: [{ text: '同意', key: 'yes' }],
      }),
    );
    expect(card).toMatchObject({ title: '审批', facts: [{ name: '客户', value: 'Acme' }], buttons: ['同意'] });
  });

  it('says one line for the list', () => {
    expect(lineOf(contentOf(message('text', { content: 'a<br>b\nc' })))).toBe('a b c');
    expect(lineOf(contentOf(message('image', { media_id: 'm' })))).toBe('');
  });
});
