// What the portal takes of js-yaml: the events that it parses a text into; the values are made of them by the desk.
export { EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from "js-yaml";
