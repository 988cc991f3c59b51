"""The presets whose regulations have forms of their own: titles, columns, boxes. What they lack, the general ones serve.

Figures and offices come out of the register's policy, not out of the form.
"""

import generic
import jiangyin
import mianyang
import nanjing
import yongzhou

FORMS = {
    "nanjing-2020": nanjing.FORMS,
    "yongzhou-2020": yongzhou.FORMS,
    "mianyang-2017": mianyang.FORMS,
    "jiangyin-2016": jiangyin.FORMS,
    "generic-unit": generic.FORMS,
}
"""Preset → kind of form → form."""
