/** A JSON object whose fields an app filled in, rightly or not. */
export type Fields = Record<string, unknown>;

export function fields(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** A web address, or nothing: a message must never make the page run something. */
export function web(value: unknown): string {
  const address = text(value);
  return /^https?:\/\//i.test(address) ? address : '';
}

/** Cut between characters, as WeCom cuts what is too long. */
export function cut(value: string, longest: number): string {
  const characters = [...value];
  return characters.length <= longest ? value : `${characters.slice(0, longest - 1).join('')}…`;
}
