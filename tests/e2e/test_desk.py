"""The forms of the desk in a real browser: from an empty page to a record that `check` accepts."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from guanhao import checking, pipeline
from tests.e2e.conftest import Open, Portal
from tests.e2e.desk import FORMS, PERSON, PHONE, TODAY, answer, made, open_form, write

NARROW = 360
