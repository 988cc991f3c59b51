// `rules/stale_change.py`: a change starts from the present value, as far as that is public.
export function* check({ step: { fault } }) {
  if (fault?.rule === "stale-change") yield fault;
}
