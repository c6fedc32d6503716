import type { Route } from './route.ts';

/** What the office decides, its targets, its first steps, and the sample data. */
export const SETTINGS_ROUTES = {
  getSettings: {
    method: 'get',
    path: '/api/v1/settings',
    access: 'account',
    needs: 'see-organisation',
    summary: 'Every setting of the office with all its versions',
    response: 'SettingsPage',
  },
  postSetting: {
    method: 'post',
    path: '/api/v1/settings',
    access: 'account',
    needs: 'change-organisation',
    summary: 'A setting has another value from a day on; the former version ends the day before',
    request: 'SettingChange',
    response: 'SettingsPage',
    status: 201,
  },
} as const satisfies Record<string, Route>;
