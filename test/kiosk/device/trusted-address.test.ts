import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTrustAddress } from '../../../kiosk/device/trusted-address.ts';

const PAGE = { href: 'https://kiosk.example.vn/kiosk/', origin: 'https://kiosk.example.vn' };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a trusted address', () => {
  it('is marked by the policy that the server allows', () => {
    const made: string[] = [];
    vi.stubGlobal('location', PAGE);
    vi.stubGlobal('trustedTypes', {
      createPolicy(name: string, rules: { createScriptURL: (address: string) => string }) {
        made.push(name);
        return { createScriptURL: (address: string) => `marked ${rules.createScriptURL(address)}` };
      },
    });
    expect(createTrustAddress()('/kiosk/sw.js')).toBe('marked /kiosk/sw.js');
    expect(made).toEqual(['mot-cham']);
  });

  it('stays as it is where the browser has no Trusted Types', () => {
    vi.stubGlobal('location', PAGE);
    expect(createTrustAddress()('/kiosk/sw.js')).toBe('/kiosk/sw.js');
  });

  it.each(['https://elsewhere.example/x.js', '//elsewhere.example/x.js', 'data:text/javascript,1'])(
    'is never %s',
    (address) => {
      vi.stubGlobal('location', PAGE);
      expect(() => createTrustAddress()(address)).toThrow('Only scripts of this origin');
    },
  );
});
