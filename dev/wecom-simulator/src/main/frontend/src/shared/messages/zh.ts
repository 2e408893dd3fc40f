import admin from './zh-admin';
import client from './zh-client';
import customers from './zh-customers';
import records from './zh-records';

const zh = {
  title: '企业微信模拟器',
  brand: '企业微信',
  simulator: '模拟器',
  language: 'English',
  corp: '企业',
  newCorp: '新建企业',
  newCorpName: '企业名称',
  withPeople: '带上六位示例成员和三个部门',
  views: { client: '客户端', admin: '管理后台', records: '记录与故障' },
  silent: '模拟器没有应答，页面显示的是最后一次收到的内容；连上后会自动更新。',
  noAnswer: '模拟器没有应答',
  again: '再试一次',
  loading: '正在读取',
  back: '返回',
  close: '关闭',
  cancel: '取消',
  save: '保存',
  saved: '已保存',
  copy: '复制',
  copied: '已复制',
  show: '显示',
  hide: '隐藏',
  simulatedTime: '模拟时钟',
  failed: '没有成功：{reason}',
  none: {
    corps: '还没有企业。新建一个，或用控制接口 define/corps 定义。',
    members: '这里还没有成员。请在「管理后台 → 通讯录」中添加。',
    conversations: '没有对这位成员可见的应用。请在「管理后台 → 应用管理」中调整可见范围。',
    visibleApps: '{name} 看不到任何应用。请在「管理后台 → 应用管理」中调整可见范围。',
    messages: '还没有消息。应用调用 message/send 之后，消息会立刻出现在这里。',
    apps: '这个企业还没有应用。',
    customers: '还没有客户。点「添加客户」，或用控制接口 define/customers。',
    groups: '还没有群聊。',
    lines: '还没有聊天。在下面选择发言者，两边的话都可以由你来说。',
    customerTags: '还没有客户标签。请在「管理后台 → 客户联系」中添加。',
    toolbars: '没有侧边栏页面。请在「管理后台 → 客户联系 → 聊天工具栏」中添加。',
    tags: '还没有标签。',
    suites: '应用市场里还没有第三方应用。用控制接口 define/suites 定义。',
    requests: '没有符合条件的请求。',
    deliveries: '没有符合条件的回调。',
    limits: '最近一小时没有消息。',
    faults: '没有安排故障，接口照常应答。',
  },
  client,
  customers,
  admin,
  records,
};

export type Words = typeof zh;
export default zh;
