import { describe, expect, it } from 'vitest';
import type { Said } from '../../../shared/api/chats';
import { contentOfSaid } from './spoken';

const said = (msgtype: string, body: object, fileUrl?: string) =>
  ({ msgtype, content: { [msgtype]: body }, fileUrl }) as unknown as Said;

describe('what was said in a chat', () => {
  it('is drawn from the body that the archive shows', () => {
    expect(contentOfSaid(said('text', { content: '您好' }))).toEqual({ shape: 'text', text: '您好' });
    expect(contentOfSaid(said('location', { title: '上海中心', latitude: 31.2335 }))).toMatchObject({
      shape: 'location',
      title: '上海中心',
      latitude: '31.2335',
    });
  });

  it('shows a file where it lies', () => {
    expect(contentOfSaid(said('file', { filename: '报价.pdf' }, '/simulator/chats/files/x'))).toMatchObject({
      shape: 'media',
      kind: 'file',
      url: '/simulator/chats/files/x',
      title: '报价.pdf',
    });
  });

  it('names what it cannot draw', () => {
    expect(contentOfSaid(said('redpacket', { wish: '恭喜' }))).toEqual({ shape: 'other', kind: 'redpacket' });
  });
});
