// The address of a forge's “new file” page, with the file's path and, where it may stand in an address, its content.
export const LONGEST = 8000; // bytes of an address: beyond it, servers refuse

const encode = encodeURIComponent;
const pathOf = (path) => path.split("/").map(encode).join("/");

const PAGES = {
  github: (base, branch, path) => `${base}/new/${pathOf(branch)}?filename=${encode(path)}`,
  gitea: (base, branch, path) => {
    const [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
    return `${base}/_new/${pathOf(branch)}/${pathOf(folder)}?filename=${encode(name)}`;
  },
  gitlab: (base, branch, path) => `${base}/-/new/${pathOf(branch)}?file_name=${encode(path)}`,
};
PAGES.forgejo = PAGES.gitea;
const TAKE_CONTENT = ["github", "gitea", "forgejo"];

// Where a file that is there already is edited: its new content is pasted over.
const EDITED = {
  github: (base, branch, path) => `${base}/edit/${pathOf(branch)}/${pathOf(path)}`,
  gitea: (base, branch, path) => `${base}/_edit/${pathOf(branch)}/${pathOf(path)}`,
  gitlab: (base, branch, path) => `${base}/-/edit/${pathOf(branch)}/${pathOf(path)}`,
};
EDITED.forgejo = EDITED.gitea;

export const isAddress = (url) => /^https?:\/\//.test(url ?? "");

// Returns `{forge, address, carries}`: whether the content goes along; null without a forge whose page is known.
export function newFile(repository, path, text, { isPersonal, isEdit = false }) {
  const forge = repository?.forge?.toLowerCase();
  if (!forge || !Object.hasOwn(PAGES, forge) || !isAddress(repository.url)) return null;
  const base = repository.url.replace(/(\.git)?\/*$/, "");
  if (isEdit) return { forge, address: EDITED[forge](base, repository.branch, path), carries: false };
  const address = PAGES[forge](base, repository.branch, path);
  const whole = `${address}&value=${encode(text)}`;
  const carries = TAKE_CONTENT.includes(forge) && !isPersonal && new Blob([whole]).size <= LONGEST;
  return { forge, address: carries ? whole : address, carries };
}
