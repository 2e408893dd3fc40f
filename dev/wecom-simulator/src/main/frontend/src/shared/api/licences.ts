import { ask, say } from './door';

export interface LicenceOrder {
  orderId: string;
  base: number;
  interop: number;
  months: number;
  status: number;
  createdAt: string;
}

/** Interface licences: who has one, and what providers ordered for the company. */
export const licences = {
  give: (corpId: string, userIds: string[], licensed: boolean) => say('licences', { corpId, userIds, licensed }),
  orders: (corpId: string) => ask<LicenceOrder>('licence-orders', { corpId }),
  pay: (orderId: string) => say('licence-orders', { orderId }),
  refund: (orderId: string) => say('licence-orders', { orderId, refunded: true }),
};
