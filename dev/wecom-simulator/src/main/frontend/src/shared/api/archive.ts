import { ask, say } from './door';

export interface Seats {
  office: string[];
  service: string[];
  enterprise: string[];
}

export interface ArchiveSettings {
  corpId: string;
  enabled: boolean;
  seats: Seats;
  expiresAt: string;
  consentRequired: boolean;
}

export interface ArchiveKey {
  version: number;
  publicKey: string;
  uploadedAt: string;
}

export interface Consent {
  with: string;
  externalUserId: string;
  agreed: boolean;
  changedAt: string;
}

/** 会话内容存档: what was bought and set, the keys by version, and who agreed. */
export const archive = {
  settings: async (corpId: string) => (await ask<ArchiveSettings>('archive-settings', { corpId }))[0],
  saveSettings: (corpId: string, settings: object) => say('archive-settings', { corpId, ...settings }),
  keys: (corpId: string) => ask<ArchiveKey>('archive-keys', { corpId }),
  upload: (corpId: string, publicKey: string) => say<{ version: number }>('archive-keys', { corpId, publicKey }),
  consents: (corpId: string, externalUserId: string) => ask<Consent>('archive-consents', { corpId, externalUserId }),
  consent: (who: { corpId: string; userId: string; externalUserId: string }, agreed: boolean) =>
    say('consents', { ...who, agreed }),
};
