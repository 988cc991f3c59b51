// `rules/operators.py`: how many operators an account has, and how many of them are members of staff.
import { broken, get, isRedacted } from "../bound.js";

export const watches = ["people.operators"];

export function* check(context) {
  const { params, place } = context;
  const given = get(context, "people.operators");
  if (given === undefined) return;
  const operators = given ?? [];
  const staff = operators.filter((operator) => operator.staff === true).length;
  const unknown = operators.filter((operator) => isRedacted(operator.staff) || isErased(operator)).length;
  const wrong = (code, count, limit) =>
    broken(code, place("people.operators"), { count: String(count), limit: String(Number(limit)) });
  if (operators.length === 1 && isErased(operators[0])) return;
  if (params.min !== null && operators.length < params.min) yield wrong("too-few", operators.length, params.min);
  else if (params.max !== null && operators.length > params.max) yield wrong("too-many", operators.length, params.max);
  else if (params.staff !== null && staff + unknown < Number(params.staff)) yield wrong("staff", staff, params.staff);
}

// An operator of whom nothing is left; alone, it may stand for a whole list.
const isErased = (operator) =>
  isRedacted(operator.name) && Object.values(operator).filter((value) => value !== null).length === 1;
