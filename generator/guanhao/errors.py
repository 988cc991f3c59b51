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


class NoSourceError(GuanhaoError):
    """The folder is no clone of Guanhao's repository, so no rule can be added to it."""


class RefusedRuleError(GuanhaoError):
    """A new rule whose id is none, or is taken."""


class NoGitError(GuanhaoError):
    """Git is not installed, and `path` cannot be made without it."""


class NoSampleError(GuanhaoError):
    """The sample register was emptied from this clone, so there is nothing to replay."""
