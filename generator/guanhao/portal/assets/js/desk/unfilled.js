// A form that is half filled in is judged as far as it goes: a rule that asks for an answer which is not there yet, or
// which is wrong in itself, ends at that question.

export class UnfilledError extends Error {}

// Returns typed values of which no answer that is wanting (undefined) can be read.
export function unfilled(values) {
  return new Proxy(values, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (value === undefined && Object.hasOwn(target, key)) throw new UnfilledError(String(key));
      return value?.constructor === Object || Array.isArray(value) ? unfilled(value) : value;
    },
  });
}

// Yields what a rule finds up to the first answer that is wanting.
export function* untilUnfilled(found) {
  try {
    yield* found;
  } catch (error) {
    if (!(error instanceof UnfilledError)) throw error;
  }
}
