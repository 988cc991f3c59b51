// `parse_code` of `ledger/code.py` in JavaScript: the code in any case, with or without separators.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ALIKE = { I: "1", L: "1", O: "0", "-": "", " ": "" };

// Twice a number in the field GF(32).
const twice = (number) => ((number << 1) & 31) ^ (number & 16 ? 5 : 0);

function times(digit, place) {
  let product = digit;
  for (let i = 0; i <= place; i += 1) product = twice(product);
  return product;
}

// Returns the code that a text writes; null if it is none.
export function parseCode(text) {
  const plain = text.toUpperCase().replace(/[ILO\- ]/g, (char) => ALIKE[char]);
  const digits = [...plain].map((symbol) => ALPHABET.indexOf(symbol));
  if (digits.length !== 10 || digits.includes(-1)) return null;
  const check = digits.slice(0, 9).reduce((total, digit, place) => total ^ times(digit, place), 0);
  return check === digits[9] ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}
