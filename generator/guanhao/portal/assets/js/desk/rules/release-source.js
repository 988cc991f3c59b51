// `rules/release_source.py`: what is reprinted names its source.
import { broken } from "../bound.js";

export const kinds = ["release"];

const SAYING = { title: ["标题", "title"], summary: ["内容摘要", "summary"], note: ["备注", "note"] };
const REFUSAL = "非 不是 不得 不要 不能 不许 可 允许 禁止 严禁 谢绝 勿 请 欢迎 鼓励 点赞".split(" ");
const NO_REPRINT = [...REFUSAL, "no ", "not ", "not a "];
const REPRINT = new RegExp(
  NO_REPRINT.map((words) => `(?<!${words})`).join("") +
    "(?:转载|转自|摘自|摘编|原载|转发(?![量数率抽])|(?<![a-z])re-?(?:post|print)(?:ed|s)?(?![a-z]))",
  "iu",
);

export function* check({ model }) {
  if (model.source) return;
  for (const [field, label] of Object.entries(SAYING)) {
    const said = REPRINT.exec(model[field] ?? "");
    if (!said) continue;
    yield broken("missing", [field], { field: label, words: said[0] });
    return;
  }
}
