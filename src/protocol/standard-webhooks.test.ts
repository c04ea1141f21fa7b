import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { liveCrypto } from '../worlds/live/live-crypto.js';
import { virtualCrypto } from '../worlds/virtual/virtual-crypto.js';
import { decodeSecret, encodeSecret, signWebhook, verifyWebhook } from './standard-webhooks.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const key = decodeSecret(secret) ?? new Uint8Array();
const body = '{"id":"evt_1","note":"grüße"}';
const nowSeconds = Math.floor(Date.now() / 1_000);
const message = { id: 'evt_1', timestampSeconds: nowSeconds, body };

test.each([
  ['live', liveCrypto],
  ['virtual', virtualCrypto],
] as const)(
  'signatures made with the %s crypto satisfy the specification’s own library, and the other way round',
  (_, crypto) => {
    const headers = signWebhook(crypto, key, message);
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(body));
    const theirs = new Webhook(secret).sign('evt_1', new Date(nowSeconds * 1_000), body);
    const received = { body, headers: { ...headers, 'webhook-signature': theirs } };
    expect(verifyWebhook(crypto, key, received, nowSeconds)).toEqual({ ok: true });
  },
);

test('one matching signature of several is enough, which is how keys are rotated', () => {
  const headers = signWebhook(liveCrypto, key, message);
  const several = `v1,AAAA v2,${headers['webhook-signature']} v1,%%% ${headers['webhook-signature']}`;
  const received = { body, headers: { ...headers, 'webhook-signature': several } };
  expect(verifyWebhook(liveCrypto, key, received, nowSeconds)).toEqual({ ok: true });
});

test('whatever was changed is refused, and the reason is told', () => {
  const headers = signWebhook(liveCrypto, key, message);
  const verify = (changed: Readonly<Record<string, string>>, text = body, atSeconds = nowSeconds) =>
    verifyWebhook(liveCrypto, key, { headers: { ...headers, ...changed }, body: text }, atSeconds);
  const noMatch = { ok: false, why: 'no matching signature' };
  expect(verify({}, `${body} `)).toEqual(noMatch);
  expect(verify({ 'webhook-id': 'evt_2' })).toEqual(noMatch);
  expect(verify({ 'webhook-timestamp': String(nowSeconds + 1) })).toEqual(noMatch);
  expect(verify({ 'webhook-signature': '' })).toEqual(noMatch);
  expect(verify({ 'webhook-timestamp': 'soon' })).toEqual({ ok: false, why: 'headers missing' });
  const outside = { ok: false, why: 'timestamp outside tolerance' };
  expect(verify({}, body, nowSeconds + 300)).toEqual({ ok: true });
  expect(verify({}, body, nowSeconds + 301)).toEqual(outside);
  expect(verify({}, body, nowSeconds - 301)).toEqual(outside);
});

test('secrets survive their text form; what is none is refused', () => {
  expect(encodeSecret(key)).toBe(secret);
  expect(decodeSecret('sk_live_x')).toBeUndefined();
  expect(decodeSecret('whsec_%%%')).toBeUndefined();
});
