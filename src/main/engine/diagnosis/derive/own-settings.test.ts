import { describe, expect, it } from 'vitest';
import { settingsFacts } from '../testing/network';
import { ownProxy, settingOf, smallPackets } from './own-settings';

describe('this computer’s own settings', () => {
  it('tell what is not set from what was not looked for', () => {
    const local = settingsFacts({ 'hosts.target': null });
    expect(settingOf(local, 'hosts.target')).toBeNull();
    expect(settingOf(local, 'proxy.https')).toBeUndefined();
    expect(settingOf(undefined, 'hosts.target')).toBeUndefined();
  });
  it('name tunnels by their small packets, and neither the loopback nor nonsense', () => {
    const local = settingsFacts({
      'mtu.tun0': '1400',
      'mtu.lo': '1400',
      'mtu.eth0': '1500',
      'mtu.x': 'many',
    });
    expect(smallPackets(local)).toEqual([{ name: 'tun0', bytes: 1_400 }]);
    expect(smallPackets(undefined)).toEqual([]);
  });
  it('name a proxy only where it is in use', () => {
    expect(ownProxy(settingsFacts({ 'env.https_proxy': 'http://proxy.example:3128' }))?.value).toBe(
      'http://proxy.example:3128',
    );
    const kept = { 'wininet.ProxyServer': 'proxy.example:8080' };
    expect(ownProxy(settingsFacts({ ...kept, 'wininet.ProxyEnable': '1' }))?.value).toBe(
      'proxy.example:8080',
    );
    expect(ownProxy(settingsFacts({ ...kept, 'wininet.ProxyEnable': '0' }))).toBeNull();
    expect(ownProxy(settingsFacts({ 'env.https_proxy': '' }))).toBeNull();
  });
});
