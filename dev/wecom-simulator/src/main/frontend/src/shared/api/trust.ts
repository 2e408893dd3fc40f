import { ask, say, type Filter } from './door';
import type { App } from './types';

export interface Domain {
  host: string;
  fileName: string;
  proof: string;
  verification: string;
}

/** Trusted domains and addresses; those of a suite's app are the suite's and its provider's. */
const holder = ({ corpId, agentId, suiteId }: App): Filter => (suiteId ? { suiteId } : { corpId, agentId });

export const trust = {
  domains: (app: App) => ask<Domain>('domains', holder(app)),
  saveDomain: (app: App, domain: object) => say<Domain>('domains', { ...holder(app), ...domain }),
  async ips({ corpId, agentId }: App): Promise<string[]> {
    const [found] = await ask<{ ips: string[] }>('trusted-ips', { holder: `${corpId}/${agentId}` });
    return found?.ips ?? [];
  },
  saveIps: ({ corpId, agentId }: App, ips: string[]) => say('trusted-ips', { corpId, agentId, ips }),
  blocks: () => ask<{ what: string; until: string }>('blocks'),
};
