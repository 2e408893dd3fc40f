import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { i18n, speak } from '../../shared/i18n';
import TodoPage from './TodoPage.vue';

const LI_LEI = { tenant: 'acme', user: 'u-1001', name: '李雷', licensed: true, groups: [], bound: [] };
const HAN_MEIMEI = { ...LI_LEI, user: 'u-1002', name: '韩梅梅' };
const TODO = {
  tenant: 'acme',
  todo: 'todo-1',
  assignees: ['u-1001', 'u-1002'],
  category: 'task',
  title: '回访 Acme 某某科技',
  details: [],
  page: '',
  assignedAt: '2026-11-22T08:00:00Z',
  state: 'OPEN',
  deliveries: [],
};

/** A simulator that remembers who acted. */
function simulator(refusal?: string) {
  let todo: object = TODO;
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, request?: { body: string }) => {
    if (path.includes('query/users')) return Response.json([LI_LEI, HAN_MEIMEI]);
    if (path.includes('query/todos')) return Response.json(path.includes('todo-1') ? [todo] : []);
    const { user, ...rest } = JSON.parse(request?.body ?? '{}');
    asked.push({ user, ...rest });
    if (refusal) return Response.json({ reason: refusal, detail: 'No.' }, { status: 409 });
    todo = { ...TODO, state: 'DONE', closedBy: user, closedAt: '2026-11-22T09:00:00Z' };
    return Response.json({});
  });
  return asked;
}

async function open(id: string) {
  const page = mount(TodoPage, { props: { id, tenant: 'acme' }, global: { plugins: [i18n] } });
  await flushPromises();
  return page;
}

afterEach(() => {
  vi.unstubAllGlobals();
  speak('zh');
});

it('lets the chosen person close the to-do and says who did', async () => {
  const asked = simulator();
  const page = await open('todo-1');

  await page.get('input[value="u-1002"]').setValue();
  await page.get('button.done').trigger('click');
  await flushPromises();

  expect(asked).toEqual([{ tenant: 'acme', todo: 'todo-1', action: 'done', user: 'u-1002' }]);
  expect(page.get('.closed').text()).toContain('韩梅梅 已完成');
  expect(page.find('button.done').exists()).toBe(false);
});

it('says in words why it was refused', async () => {
  simulator('already-closed');
  const page = await open('todo-1');

  await page.get('button.done').trigger('click');
  await flushPromises();

  expect(page.get('[role=alert]').text()).toBe('这个待办已经有人处理过了。');
});

it('explains a to-do that does not exist, in both languages', async () => {
  simulator();
  const page = await open('another');
  expect(page.text()).toContain('没有这个待办');

  speak('en');
  await flushPromises();
  expect(page.text()).toContain('There is no such to-do');
});
