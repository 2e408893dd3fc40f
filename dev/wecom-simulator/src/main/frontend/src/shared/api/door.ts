/** The simulator's control API over HTTP; its refusals become errors with its own sentence. */
export type Filter = Record<string, string | number>;

async function answered<T>(response: Response): Promise<T> {
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Error(answer.problem ?? `HTTP ${response.status}`);
  }
  return response.json();
}

export async function read<T>(path: string, filter: Filter = {}): Promise<T> {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return answered(await fetch(`/simulator/${path}${query.size ? `?${query}` : ''}`));
}

export function ask<T>(what: string, filter: Filter = {}): Promise<T[]> {
  return read(`query/${what}`, filter);
}

export async function post<T>(path: string, body: BodyInit): Promise<T> {
  return answered(await fetch(`/simulator/${path}`, { method: 'POST', body }));
}

export function say<T>(what: string, definition: object): Promise<T> {
  return post(`define/${what}`, JSON.stringify(definition));
}
