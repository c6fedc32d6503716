import { expect, it } from 'vitest';
import { addShippedFields, SHIPPED_FIELDS } from '../../server/store/shipped-fields.ts';
import { openStore } from '../../server/store/open-store.ts';
import { loadFields } from '../../server/store/organisation.ts';
import { ENGINES } from './engines.ts';

it.each(ENGINES)('reports name the most important field first on %s', async (_, locate) => {
  const store = await openStore(await locate());
  await addShippedFields(store.db);
  const codes = (await loadFields(store.db)).map(({ code }) => code);
  expect(codes).toEqual(SHIPPED_FIELDS.map(({ code }) => code));
  expect(codes[0]).toBe('land');
  await store.close();
});
