import type { Act } from '../../../shared/api/talk';
import { drawn, type Content } from './content';
import { text } from './fields';

/** What a member wrote to an app, from the fields of the callback that told it. */
export function contentOfAct(act: Act): Content {
  const { fields } = act;
  switch (act.event) {
    case 'text':
      return drawn('text', { content: text(fields.Content) });
    case 'image':
    case 'voice':
    case 'video':
      return drawn(act.event, { media_id: text(fields.MediaId) });
    case 'location':
      return drawn('location', {
        title: text(fields.Label),
        latitude: text(fields.Location_X),
        longitude: text(fields.Location_Y),
      });
    default:
      return { shape: 'other', kind: act.event };
  }
}
