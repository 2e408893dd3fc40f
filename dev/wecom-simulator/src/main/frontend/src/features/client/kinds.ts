const KNOWN = ['image', 'voice', 'video', 'file', 'news', 'mpnews', 'miniprogram_notice'];

/** The word for a kind of message that the page does not draw. */
export function kindWord(kind: string, t: (key: string) => string): string {
  return t(`client.kinds.${KNOWN.includes(kind) ? kind : 'other'}`);
}
