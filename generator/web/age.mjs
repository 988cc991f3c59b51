// What the portal takes of age-encryption: sealing, no opening.
export { armor, Encrypter } from "age-encryption";
