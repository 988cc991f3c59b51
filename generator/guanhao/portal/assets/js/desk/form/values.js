// A record in the making: plain values, as the strict reader gives them. Empty answers leave no trace in it.
const owns = (value, key) => value !== null && typeof value === "object" && Object.hasOwn(value, key);

export const get = (raw, keys) => keys.reduce((value, key) => (owns(value, key) ? value[key] : undefined), raw);

export function put(raw, keys, value) {
  let place = raw;
  keys.forEach((key, depth) => {
    if (depth === keys.length - 1) place[key] = value;
    else if (!owns(place, key) || place[key] === null || typeof place[key] !== "object")
      place[key] = typeof keys[depth + 1] === "number" ? [] : {};
    place = place[key];
  });
}

// Takes out a value and what then holds nothing; the items of a list stay where they are.
export function drop(raw, keys) {
  const holder = get(raw, keys.slice(0, -1));
  if (!owns(holder, keys.at(-1))) return;
  if (Array.isArray(holder)) holder[keys.at(-1)] = {};
  else delete holder[keys.at(-1)];
  if (keys.length > 1 && !Array.isArray(holder) && !Object.keys(holder).length) drop(raw, keys.slice(0, -1));
}

export const isEmpty = (value) =>
  value === undefined || value === "" || (typeof value === "object" && value !== null && Object.values(value).every(isEmpty));

// Returns the values without the items of lists that hold nothing, and where each place of the result was before.
export function pruned(raw) {
  const moved = [];
  const walk = (value, keys, from) => {
    if (Array.isArray(value)) {
      const kept = value.map((item, position) => [item, position]).filter(([item]) => item === null || !isEmpty(item));
      return kept.map(([item, position], index) => {
        if (position !== index) moved.push({ now: [...keys, index], before: [...from, position] });
        return walk(item, [...keys, index], [...from, position]);
      });
    }
    if (value === null || typeof value !== "object") return value;
    const made = {};
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== null && typeof inner === "object" && isEmpty(inner) && key !== "to" && key !== "from") continue;
      made[key] = walk(inner, [...keys, key], [...from, key]);
    }
    return made;
  };
  const value = walk(raw, [], []);
  const before = (keys) => {
    const found = moved.filter(({ now }) => now.every((key, depth) => keys[depth] === key)).at(-1);
    return found ? [...found.before, ...keys.slice(found.now.length)] : keys;
  };
  return { value, before };
}
