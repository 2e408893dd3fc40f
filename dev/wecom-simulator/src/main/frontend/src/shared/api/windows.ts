import { post } from './door';

/** A page that a member has open; the frame that loads `open` is that member's client. */
export interface ClientWindow {
  id: string;
  open: string;
}

export interface WindowWish {
  corpId: string;
  userId: string;
  agentId: number;
  url?: string;
  device: 'DESKTOP' | 'IPHONE';
  entry?: string;
  externalUserId?: string;
  chatId?: string;
}

export function openWindow(wish: WindowWish): Promise<ClientWindow> {
  return post('windows', JSON.stringify(wish));
}

export function closeWindow(id: string): void {
  void fetch(`/simulator/windows/${id}`, { method: 'DELETE', keepalive: true });
}
