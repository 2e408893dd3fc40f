/** The control API of the simulator, as the pages use it. */

export interface Tenant {
  tenant: string;
  name: string;
  seats: number;
  features: string[];
}

export interface Bound {
  corp: string;
  member: string;
  since: string;
}

export interface User {
  tenant: string;
  user: string;
  name: string;
  email?: string;
  employeeNumber?: string;
  licensed: boolean;
  groups: string[];
  bound: Bound[];
}

export interface Detail {
  label: string;
  value: string;
}

/** What the bridge said about one person; without a state it has said nothing yet. */
export interface Delivery {
  user: string;
  name?: string;
  state?: string;
  member?: string;
  reason?: string;
  messageId?: string;
  at?: string;
}

export type TodoState = 'OPEN' | 'DONE' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
export type TodoAction = 'done' | 'approve' | 'reject' | 'withdraw';

export interface Todo {
  tenant: string;
  todo: string;
  assignees: string[];
  category: string;
  title: string;
  details: Detail[];
  page: string;
  askedBy?: string;
  assignedAt: string;
  dueAt?: string;
  state: TodoState;
  closedBy?: string;
  closedAt?: string;
  deliveries: Delivery[];
}

export interface Assignment {
  tenant: string;
  assignees: string[];
  category: string;
  title: string;
  details: Detail[];
  askedBy?: string;
  dueAt?: string;
}

export interface AnsweredCommand {
  tenant: string;
  idempotencyKey: string;
  type: string;
  outcome: 'done' | 'rejected';
  reference?: string;
  reason?: string;
  detail?: string;
  answeredAt: string;
  attempts: number;
  conflicts: number;
}

export interface Standing {
  depth: number;
  kafka: 'UNKNOWN' | 'UP' | 'DOWN' | 'REFUSES';
  lastProblem: string;
}

/** The simulator said no; `reason` is a short code. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
  }
}

const NEWEST = 200;

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    `/simulator/${path}`,
    body === undefined
      ? undefined
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  const content = await answer.json();
  if (!answer.ok) {
    throw new Refusal(content.reason ?? 'unreachable', content.detail ?? answer.statusText);
  }
  return content as T;
}

function query<T>(kind: string, where: Record<string, string>): Promise<T> {
  return ask<T>(`query/${kind}?${new URLSearchParams(where)}`);
}

export const crm = {
  tenants: () => query<Tenant[]>('tenants', {}),
  users: (tenant: string) => query<User[]>('users', { tenant }),
  todos: (tenant: string) => query<Todo[]>('todos', { tenant }),
  todo: async (todo: string, tenant: string | null) =>
    (await query<Todo[]>('todos', tenant ? { todo, tenant } : { todo }))[0],
  commands: (tenant: string) => query<AnsweredCommand[]>('commands', { tenant, limit: String(NEWEST) }),
  standing: () => query<Standing>('outbox', {}),
  assign: (assignment: Assignment) => ask<Todo>('define/todos', assignment),
  act: (todo: Todo, action: TodoAction, user: string) =>
    ask<unknown>('define/todo-actions', { tenant: todo.tenant, todo: todo.todo, action, user }),
};
