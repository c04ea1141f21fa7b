import { expect, test } from 'vitest';
import { createLiveStores } from './live-storage.js';

test('a store keeps what was written last, apart from other owners, until it is removed with all traces', async () => {
  const listenersBefore = process.listenerCount('exit');
  const stores = await createLiveStores();
  const store = stores.open('c0');
  await store.write('cursor', 'first');
  await store.write('cursor', 'second');
  expect(await stores.open('c0').read('cursor')).toBe('second');
  expect(await stores.open('c1').read('cursor')).toBeUndefined();
  await stores.remove();
  expect(await store.read('cursor')).toBeUndefined();
  expect(process.listenerCount('exit')).toBe(listenersBefore);
});
