// `rules/release_source.py`: what is reprinted names its source.
import { broken } from "../bound.js";

export const kinds = ["release"];

const SAYING = { title: ["标题", "title"], summary: ["内容摘要", "summary"], note: ["备注", "note"] };
const REFUSAL = "非 不是 不得 不要 不能 不许 可 允许 禁止 严禁 谢绝 勿 请 欢迎 鼓励 点赞".split(" ");
const NO_REPRINT = [...REFUSAL, "no ", "not ", "not a "];
const REPRINT = /转载|转自|摘自|摘编|原载|转发(?![量数率抽])|re-?(?:post|print)(?:ed|s)?(?![a-z])/giu;

export function* check({ model }) {
  if (model.source) return;
  for (const [field, label] of Object.entries(SAYING)) {
    const words = reprint(model[field] ?? "");
    if (!words) continue;
    yield broken("missing", [field], { field: label, words });
    return;
  }
}

// Words of a reprint, but not of leave, refusal or invitation to reprint ours.
function reprint(text) {
  for (const { 0: words, index } of text.matchAll(REPRINT)) {
    const before = text.slice(0, index).toLowerCase();
    const isPart = /^r/i.test(words) && /[a-z]$/.test(before);
    if (!isPart && !NO_REPRINT.some((word) => before.endsWith(word))) return words;
  }
  return null;
}
