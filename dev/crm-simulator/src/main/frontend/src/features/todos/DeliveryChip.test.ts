import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { i18n } from '../../shared/i18n';
import DeliveryChip from './DeliveryChip.vue';

const chip = (state?: string) => mount(DeliveryChip, { props: { state }, global: { plugins: [i18n] } }).text();

it('has a word for what is known, for silence, and shows the unknown as it is', () => {
  expect(chip('ACCEPTED')).toBe('企业微信已接收');
  expect(chip()).toBe('还没有回报');
  expect(chip('RECALLED')).toBe('RECALLED');
});
