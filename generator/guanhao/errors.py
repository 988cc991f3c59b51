"""Typed errors of the core. None of them prints; only the command line turns them into words with a next step."""


class GuanhaoError(Exception):
    """Anything a user can bring about. `path` is the file or folder concerned, `detail` what was met there."""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else path)
        self.path = path
        self.detail = detail


class NoRegisterError(GuanhaoError):
    """There is no `registry/institution.yml` under `path`."""


class UnbuildableError(GuanhaoError):
    """Institution, platforms, units or policy cannot be read, so no portal can be built from them."""


class UnknownAccountError(GuanhaoError):
    """No account folder of that id; `detail` lists the nearest ids."""


class ForeignSiteError(GuanhaoError):
    """The folder to publish into holds something that Guanhao did not write."""


class RefusedRecordError(GuanhaoError):
    """A new record that cannot be written: its file exists or its account does not take it."""


class IncompleteRecordError(GuanhaoError):
    """A new record that lacks obligatory parts, with nobody to ask; `detail` names the options that give them."""


class NoPluginError(GuanhaoError):
    """A `mkdocs.yml` without the plugin: MkDocs would publish the hand-written pages alone."""


class UnknownPresetError(GuanhaoError):
    """No preset of the id `path`; `detail` lists those there are."""


class OccupiedFolderError(GuanhaoError):
    """A folder in which no register is begun, because something in it would be lost; `detail` says what."""


class NotAssessedError(GuanhaoError):
    """The policy in force (`path` is its id) sets no assessment of the year `detail`."""


class UnreadableSheetError(GuanhaoError):
    """A sheet that cannot be read at all, so that nothing can be counted."""


class NoSourceError(GuanhaoError):
    """The folder is no clone of Guanhao's repository, so no rule can be added to it."""


class RefusedRuleError(GuanhaoError):
    """A new rule whose id is none, or is taken."""


class NoRepositoryError(GuanhaoError):
    """No Git repository holds the folder, or Git will not read it; `detail` is what Git said, or `git` if it lacks."""


class UnknownRefError(GuanhaoError):
    """Nothing in the repository is called `path`, or what is so called is no commit."""


class NoCommitError(GuanhaoError):
    """The branch that is checked out has no commit yet, so there is no request to judge."""


class UnrelatedHistoryError(GuanhaoError):
    """What is to be judged has no commit in common with the ref `path`."""


class ShallowError(GuanhaoError):
    """A shallow clone lacks the history that is needed; `path` is the ref asked for."""


class NoBaseRegisterError(GuanhaoError):
    """The ref `path` holds no register, so nobody could have any authority yet."""


class HistoryError(GuanhaoError):
    """Git will not or cannot tell the history of the repository; `detail` is what it said."""


class ShallowHistoryError(GuanhaoError):
    """A clone without the beginning of its history, where approvals are to be read from it."""


class NoForgeError(GuanhaoError):
    """A command for a forge's workflow, run elsewhere; `path` is what the environment lacks."""


class ForgeError(GuanhaoError):
    """The forge, or the portal, refused or did not answer; `path` is what was asked, `detail` what came."""


class MovedRequestError(GuanhaoError):
    """The request `path` no longer has the commit `detail`: somebody pushed anew."""


class OtherAudienceError(GuanhaoError):
    """The folder `path` holds a site for another audience, `detail`."""


class NoGitError(GuanhaoError):
    """Git is not installed, and `path` cannot be made without it."""


class NoSampleError(GuanhaoError):
    """The sample register was emptied from this clone, so there is nothing to replay."""


class UnwritableError(GuanhaoError):
    """A folder or file that cannot be written; `detail` is what the system said."""


class NoFormError(GuanhaoError):
    """What `path` names has no form of that kind; `detail` says what it has."""


class UnknownRecordError(GuanhaoError):
    """No record lies at `path`; `detail` lists the nearest paths."""


class UnreadableRecordError(GuanhaoError):
    """The record at `path` cannot be read, so nothing can be made of it."""


class BrokenTemplateError(GuanhaoError):
    """A form's template that is no Word document, or no template: `detail` says what is wrong and where."""


class UnknownPlaceholderError(GuanhaoError):
    """A form's template with a placeholder that no form has; `detail` names it, and the nearest."""


class OccupiedFileError(GuanhaoError):
    """A file that is there already, and would be lost."""


class NoRecipientsError(GuanhaoError):
    """The institution names no public keys, so nothing can be sealed."""


class NoSealError(GuanhaoError):
    """A file that cannot be sealed; `detail` says why."""


class UnopenableError(GuanhaoError):
    """A file whose sealed values cannot be opened; `detail` says why."""


class BadKeyFileError(GuanhaoError):
    """A file that holds no secret key; `detail` says why."""


class ExposedFolderError(GuanhaoError):
    """A place where what is secret must not be put: it is there already, or in a Git repository."""


class UnreadableLedgerError(GuanhaoError):
    """The file `path` is no spreadsheet that can be read; `detail` is why: no-file, format, password, json …"""
