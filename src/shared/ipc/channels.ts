/** Names only, so that the preload stays small; contract.ts gives each its schemas and does not compile unless the two agree. */
export const CHANNELS = [
  'app:info',
  'target:parse',
  'message:read',
  'plan:show',
  'run:start',
  'run:cancel',
  'run:judge',
  'run:recheck',
  'case:list',
  'case:open',
  'case:openFile',
  'case:remember',
  'case:remove',
  'case:restore',
  'case:forget',
  'case:deleted',
  'case:rename',
  'case:import',
  'case:settle',
  'case:compare',
  'window:shows',
  'authority:add',
  'clientCertificate:choose',
  'clientCertificate:unlock',
  'proxy:parse',
  'proxy:system',
  'report:save',
  'lab:list',
  'lab:start',
  'lab:setFixed',
  'link:open',
  'text:copy',
  'preferences:get',
  'preferences:set',
] as const;

export const EVENTS = ['run:progress', 'run:finished', 'menu:command'] as const;

export type Channel = (typeof CHANNELS)[number];
export type EventName = (typeof EVENTS)[number];
