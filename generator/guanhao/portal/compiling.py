"""Templates compiled so that a page costs little: what is known of a language is put in when they are compiled.

Ten thousand pages are filled from one template. What Jinja asks of each value (whether a function wants the context,
whether a text is markup) is most of their cost, and left out where it is known.
"""

import html
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import escape

PLAIN = ("t", "platform_name")
"""Functions that want nothing of Jinja, called straight away."""


class _FastCode(CodeGenerator):
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        is_plain = isinstance(node.node, nodes.Name) and node.node.name in PLAIN
        if not is_plain or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Constants(NodeTransformer):
    """Puts constants in the place of what is known of a language."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  the visitor's own form
        self.generic_visit(node)
        is_known = isinstance(node.node, nodes.Name) and node.node.name == "t" and "t" in self._known
        if not is_known or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
            return node
        key = node.args[0]
        return nodes.Const(self._known["t"](key.value), lineno=node.lineno) if isinstance(key, nodes.Const) else node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        is_known = node.name == "lang" and node.ctx == "load" and "lang" in self._known
        return nodes.Const(self._known["lang"], lineno=node.lineno) if is_known else node


class FastEnvironment(Environment):
    """Templates whose globals `t` and `lang` are those of one language, and known when they are compiled."""

    code_generator_class = _FastCode

    @staticmethod
    def escaped(value: object) -> str:
        """Return text as HTML."""
        return html.escape(value) if type(value) is str else escape(value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        assigned = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
        known = {name: value for name, value in self.globals.items() if name in ("t", "lang") and name not in assigned}
        folded: nodes.Template = _Constants(known).visit(tree)
        return folded
