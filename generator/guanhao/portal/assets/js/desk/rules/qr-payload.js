// `rules/qr_payload.py`: the QR code of an account leads to the platform's own host.
import { hostOf } from "../addresses.js";
import { nameOf } from "../facts.js";
import { valuesSet } from "../texts.js";

export function* check({ kind, raw, platform }) {
  if (!platform) return;
  for (const { value, keys } of valuesSet(kind, raw, "account.qr")) {
    const host = hostOf(value);
    const params = { platform: nameOf(platform), value };
    if (platform.qr) {
      const hosts = platform.qr.hosts.join(", ");
      if (!platform.qr.hosts.includes(host)) yield { code: "host", keys, params: { ...params, hosts } };
    } else if (!platform.url || platform.url.canonical.length) yield { code: "none", keys, params };
    else if (!host) yield { code: "host", keys, params: { ...params, hosts: "http(s)://…" } };
  }
}
