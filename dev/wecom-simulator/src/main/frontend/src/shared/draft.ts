/** What a person writes, attaches or shares in a conversation. */
export type Draft =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'file'; file: File }
  | { kind: 'location'; title: string; address: string; latitude: number; longitude: number };
