// `rules/transition.py`: what may be filed in which state.
export function* check({ step: { fault } }) {
  if (fault?.rule === "transition") yield fault;
}
