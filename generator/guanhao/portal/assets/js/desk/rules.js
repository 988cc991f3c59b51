// The rules that the browser judges too, each in the file of its id.
import * as applicationFirst from "./rules/application-first.js";
import * as backFiling from "./rules/back-filing.js";
import * as canonicalUrl from "./rules/canonical-url.js";
import * as changeDeadline from "./rules/change-deadline.js";
import * as commitment from "./rules/commitment.js";
import * as confusableName from "./rules/confusable-name.js";
import * as copiedOffices from "./rules/copied-offices.js";
import * as duplicateAccount from "./rules/duplicate-account.js";
import * as duplicateIdentity from "./rules/duplicate-identity.js";
import * as endorsement from "./rules/endorsement.js";
import * as fileName from "./rules/file-name.js";
import * as hiddenCharacters from "./rules/hidden-characters.js";
import * as individualHolder from "./rules/individual-holder.js";
import * as matchesApplication from "./rules/matches-application.js";
import * as monitoring from "./rules/monitoring.js";
import * as officialName from "./rules/official-name.js";
import * as operators from "./rules/operators.js";
import * as personalDataExposed from "./rules/personal-data-exposed.js";
import * as platformId from "./rules/platform-id.js";
import * as qrPayload from "./rules/qr-payload.js";
import * as releaseImages from "./rules/release-images.js";
import * as releaseLeadTime from "./rules/release-lead-time.js";
import * as releaseSource from "./rules/release-source.js";
import * as releaseText from "./rules/release-text.js";
import * as releaseVideo from "./rules/release-video.js";
import * as replyPromise from "./rules/reply-promise.js";
import * as reservedName from "./rules/reserved-name.js";
import * as responsiblePerson from "./rules/responsible-person.js";
import * as schema from "./rules/schema.js";
import * as signedByHead from "./rules/signed-by-head.js";
import * as staleChange from "./rules/stale-change.js";
import * as supervisor from "./rules/supervisor.js";
import * as tier from "./rules/tier.js";
import * as transition from "./rules/transition.js";
import * as unknownReference from "./rules/unknown-reference.js";

// Those that are always on, and those that a policy binds.
export const ALWAYS = {
  schema,
  "file-name": fileName,
  "unknown-reference": unknownReference,
  "hidden-characters": hiddenCharacters,
  transition,
  "stale-change": staleChange,
  "platform-id": platformId,
  "canonical-url": canonicalUrl,
  "qr-payload": qrPayload,
  "duplicate-identity": duplicateIdentity,
  "personal-data-exposed": personalDataExposed,
};

export const BOUND = {
  "application-first": applicationFirst,
  "matches-application": matchesApplication,
  "back-filing": backFiling,
  "signed-by-head": signedByHead,
  commitment,
  "copied-offices": copiedOffices,
  endorsement,
  "change-deadline": changeDeadline,
  tier,
  "responsible-person": responsiblePerson,
  supervisor,
  operators,
  "individual-holder": individualHolder,
  "official-name": officialName,
  "reserved-name": reservedName,
  "confusable-name": confusableName,
  "duplicate-account": duplicateAccount,
  "reply-promise": replyPromise,
  monitoring,
  "release-lead-time": releaseLeadTime,
  "release-text": releaseText,
  "release-images": releaseImages,
  "release-video": releaseVideo,
  "release-source": releaseSource,
};
