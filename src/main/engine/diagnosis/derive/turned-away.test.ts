import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, versionsFacts } from '../testing/build';
import { plainFacts, reachFacts } from '../testing/situations';
import { stopped } from '../testing/through-proxy';
import { turnedAway, turnedAwayBy } from './turned-away';

const away = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };

describe('being turned away', () => {
  it('is shown by the greetings that were ended, or by the connections that did not come about', () => {
    expect(turnedAwayBy(away)).toEqual(expect.arrayContaining(['hello-1', 'hello-2', 'versions-1']));
    const refused = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    expect(turnedAway({ reach: refused })).toContain('No address accepted');
    expect(turnedAwayBy({ reach: refused })).toEqual(['reach-1']);
  });
  it('is not what a proxy does that stops us, and not what a port does that speaks plain text', () => {
    const proxied = reachFacts([{ connected: false, outcome: stopped('forbidden', 403) }]);
    expect(turnedAway({ reach: proxied })).toBeNull();
    const plain = { ...away, 'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200 }) };
    expect(turnedAway(plain)).toBeNull();
  });
});
