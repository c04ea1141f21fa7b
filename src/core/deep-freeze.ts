/**
 * Freezes a value and everything that it holds, and returns it. What is frozen already is taken to be frozen
 * throughout, so that a long list shared by many owners is walked once.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  Object.freeze(value);
  for (const member of Object.values(value)) {
    deepFreeze(member);
  }
  return value;
}
