import { describe, expect, it } from 'vitest';
import { accountWording } from '../../../analytics/dashboard/i18n/account-wording.ts';
import { administrationWording } from '../../../analytics/dashboard/i18n/administration-wording.ts';
import { annulmentWording } from '../../../analytics/dashboard/i18n/annulment-wording.ts';
import { COUNTER_SHEET } from '../../../analytics/dashboard/i18n/counter-sheet-wording.ts';
import { invitationWording } from '../../../analytics/dashboard/i18n/invitation-wording.ts';
import { peopleWording } from '../../../analytics/dashboard/i18n/people-wording.ts';
import { setupWording } from '../../../analytics/dashboard/i18n/setup-wording.ts';
import { shellWording } from '../../../analytics/dashboard/i18n/shell-wording.ts';
import { signInWording } from '../../../analytics/dashboard/i18n/sign-in-wording.ts';
import { AUDIT_ACTIONS } from '../../../shared/api/audit-actions.ts';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import { allows, ROLES } from '../../../shared/domain/role.ts';

/** Every sentence without a blank to fill in. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

describe('the words of the dashboard', () => {
  it.each([
    ['invitation', invitationWording.vi],
    ['sign-in', signInWording.vi],
    ['names of what is in the log', AUDIT_ACTIONS],
  ])('call the second factor "hai lớp" in Vietnamese: %s', (_, words) => {
    const about = textsOf(words).filter((text) => /xác thực hai /iu.test(text));
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter((text) => !/xác thực hai lớp/iu.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('give a page one name in menu and heading, in %s', (language) => {
    expect(annulmentWording[language].title).toBe(shellWording[language].pages.annulments);
    expect(peopleWording[language].fields.login).toBe(accountWording[language].signIn.login);
  });

  it.each(LANGUAGES)(
    'name the fingerprint in the set-up as the pairing does, in %s',
    (language) => {
      const [name] = administrationWording[language].pairing.fingerprint.split(/ của | of /u);
      const steps = setupWording[language].tablet.steps.slice(1).map((step) => step.toLowerCase());
      for (const step of steps) expect(step).toContain(name?.toLowerCase());
    },
  );

  it.each(LANGUAGES)('print the role to call on the sheet of a counter, in %s', (language) => {
    expect(COUNTER_SHEET[language].call).toBe(peopleWording[language].roles.steward.name);
  });

  it.each(ROLES.filter((role) => role !== 'administrator'))(
    'tell of %s whether it may propose annulments',
    (role) => {
      const may = allows(role, 'propose-annulment');
      expect(peopleWording.vi.roles[role].text.includes('đề nghị hủy')).toBe(may);
      expect(peopleWording.en.roles[role].text.includes('propose annulments')).toBe(may);
    },
  );

  it.each(LANGUAGES)('say what is not known in one way, in %s', (language) => {
    const { battery, persisted } = administrationWording[language].kiosks;
    expect(battery.unknown).toBe(persisted.unknown);
  });
});
