import { ask, say } from './door';

/** A page that an administrator put beside customer chats (客户联系 → 聊天工具栏). */
export interface ToolbarPage {
  corpId: string;
  id: string;
  agentId: number;
  name: string;
  url: string;
  entries: string[];
}

export const toolbars = {
  of: (corpId: string) => ask<ToolbarPage>('toolbar-pages', { corpId }),
  save: (page: object) => say<ToolbarPage>('toolbar-pages', page),
};
