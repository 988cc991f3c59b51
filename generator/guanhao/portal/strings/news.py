"""Announcements."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "news.filed": Label("“{name}”备案", "“{name}” was filed"),
    "news.renamed": Label("“{before}”更名为“{after}”", "“{before}” is now called “{after}”"),
    "news.changed": Label("“{name}”变更登记事项", "“{name}” changed its entry"),
    "news.transferred": Label("“{name}”由{before}转至{after}", "“{name}” passed from {before} to {after}"),
    "news.suspended": Label("“{name}”暂停运行", "“{name}” was suspended"),
    "news.resumed": Label("“{name}”恢复运行", "“{name}” was resumed"),
    "news.closed": Label("“{name}”注销", "“{name}” was closed"),
}
