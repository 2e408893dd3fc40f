import admin from './en-admin';
import client from './en-client';
import customers from './en-customers';
import records from './en-records';
import type { Words } from './zh';

const en: Words = {
  title: 'WeCom simulator',
  brand: 'WeCom',
  simulator: 'Simulator',
  language: '中文',
  corp: 'Company',
  newCorp: 'New company',
  newCorpName: 'Company name',
  withPeople: 'With six sample people in three departments',
  views: { client: 'Client', admin: 'Admin console', records: 'Records and faults' },
  silent: 'The simulator does not answer; this is what it said last. The page goes on when it is back.',
  noAnswer: 'The simulator does not answer',
  again: 'Try again',
  loading: 'Loading',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved',
  copy: 'Copy',
  copied: 'Copied',
  show: 'Show',
  hide: 'Hide',
  simulatedTime: 'Simulated time',
  failed: 'That did not work: {reason}',
  none: {
    corps: 'No company yet. Make one, or define one with define/corps of the control API.',
    members: 'Nobody here yet. Add people under Admin console → Contacts.',
    conversations: 'No app can see this person. Change a visible range under Admin console → Apps.',
    visibleApps: '{name} sees no app. Change a visible range under Admin console → Apps.',
    messages: 'No messages yet. They appear here as soon as the app calls message/send.',
    apps: 'This company has no apps yet.',
    customers: 'No customers yet. Add one, or use define/customers of the control API.',
    groups: 'No groups yet.',
    lines: 'Nothing said yet. Choose who speaks below; you can play both sides.',
    customerTags: 'No customer tags yet. Add some under Admin console → Customer contact.',
    toolbars: 'No sidebar pages. Add one under Admin console → Customer contact → Chat toolbar.',
    tags: 'No tags yet.',
    suites: 'The market has no apps yet. Define one with define/suites of the control API.',
    requests: 'No request fits.',
    deliveries: 'No callback fits.',
    limits: 'No messages in the last hour.',
    faults: 'Nothing is planned to go wrong.',
  },
  client,
  customers,
  admin,
  records,
};

export default en;
