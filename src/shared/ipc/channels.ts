/** Names only, so that the preload stays small; contract.ts gives each its schemas and does not compile unless the two agree. */
export const CHANNELS = [
  'app:info',
  'target:parse',
  'message:read',
  'plan:show',
  'plan:again',
  'run:start',
  'run:cancel',
  'run:judge',
  'run:recheck',
  'watch:start',
  'watch:stop',
  'watch:forget',
  'watch:look',
  'case:list',
  'case:open',
  'case:openFile',
  'case:remember',
  'case:remove',
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
  'menu:tell',
  'app:versions',
] as const;

export const EVENTS = [
  'run:progress',
  'run:finished',
  'watch:state',
  'watch:opened',
  'menu:command',
  'menu:step',
] as const;

export type Channel = (typeof CHANNELS)[number];
export type EventName = (typeof EVENTS)[number];
