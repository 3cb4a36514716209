# SPDX-License-Identifier: Apache-2.0
"""atspi.py PROGRAM DRAWING: starts the program on a drawing and looks at it through AT-SPI, as a screen reader does.

Fails on a control without name or role, on an element or link that is not in the tree, on a selection that does not
show, and on an action that does nothing."""
import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "spin button",
            "slider", "scroll bar", "menu item", "check menu item", "radio menu item", "page tab", "tree", "table",
            "list", "list item", "table cell", "table column header", "canvas", "notification"}
problems = []
heard = []  # (what, detail, name) of each event


def expect(holds, words):
    print(("ok    " if holds else "WRONG ") + words, flush=True)
    if not holds:
        problems.append(words)


def wait_for(found, seconds=20):
    """What `found` gives as soon as it gives anything."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if answer := found():
                return answer
        except GLib.GError:
            pass  # gone while we looked
        time.sleep(0.1)
    return None


def hear(event):
    heard.append((event.type, event.detail1, event.source.get_name()))


def was_heard(what, detail, start):
    return wait_for(lambda: any(w == what and d == detail and n.startswith(start) for w, d, n in heard), 5)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def children_of(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def application():
    desktop = Atspi.get_desktop(0)
    for app in children_of(desktop):
        if app and app.get_name() == "rheograph" and app.get_child_count() > 0:
            return app
    return None


def find(root, role, name):
    return next((n for n in walk(root) if n.get_role_name() == role and n.get_name() == name), None)


def has(node, state):
    (getattr(node, "clear_cache_single", None) or node.clear_cache)()
    return node.get_state_set().contains(state)


def act(node, name):
    actions = node.get_action_iface()
    for i in range(actions.get_n_actions()):
        if actions.get_action_name(i) == name:
            return actions.do_action(i)
    return False


def path_of(node):
    names = []
    while node:
        names.append(f"{node.get_role_name()} '{node.get_name()}'")
        node = node.get_parent()
    return " < ".join(names[:5])


def check_names(app):
    """Hidden ones have no text yet; a scroll bar belongs to what it scrolls; a cell for typing may be empty."""
    count = 0
    for node in walk(app):
        states = node.get_state_set()
        role = node.get_role_name()
        is_control = role in CONTROLS - {"scroll bar", "notification"} or states.contains(Atspi.StateType.FOCUSABLE)
        if not states.contains(Atspi.StateType.SHOWING) or not is_control or role == "scroll bar":
            continue
        count += 1
        if not node.get_name().strip() and role != "table cell":
            expect(False, "has a name: " + path_of(node))
        if role in ("unknown", "invalid", ""):
            expect(False, "has a role: " + path_of(node))
    print(f"      {count} controls looked at", flush=True)
    return count


def check_drawing(canvas, drawing):
    names = [child.get_name() for child in children_of(canvas)]
    for element in drawing["elements"]:
        expect(any(n.startswith(element["name"] + ", ") for n in names), f"element {element['name']} is there")
    verbs = {"produces": "{0} produces {1}", "consumes": "{1} consumes {0}, group ", "mirrors": "{0} is mirrored to {1}",
             "calls": "{0} calls {1}", "reads-writes": "{0} reads or writes {1}"}
    title = {e["id"]: e["name"] for e in drawing["elements"]}
    for link in drawing["links"]:
        words = verbs[link["kind"]].format(title[link["from"]], title[link["to"]])
        expect(any(n.startswith(words) for n in names), f"link: {words}")
    expect("order-events, Topic, 6 partitions" in names, "a topic tells what it is and its partitions")
    topic = next(c for c in children_of(canvas) if c.get_name().startswith("order-events, "))
    expect(topic.get_description() == "Produced by order-service. Consumed by inventory-service, payment-service.",
           "it tells who produces and consumes it")
    area = topic.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    expect(area.width > 50 and area.height > 20 and area.x > 0, "it has a place on the screen")


def check_selection(app, canvas):
    def drawn(name):
        return next(c for c in children_of(canvas) if c.get_name().startswith(name + ", "))

    outline = find(app, "tree", "Outline")
    row = next(c for c in children_of(outline) if c.get_name() == "order-events")
    act(row, "Toggle")
    expect(wait_for(lambda: has(drawn("order-events"), Atspi.StateType.SELECTED), 5),
           "what is selected in the outline is selected in the drawing")
    expect(not has(drawn("payment-events"), Atspi.StateType.SELECTED), "and nothing else is")
    act(drawn("payment-events"), "Select")
    expect(wait_for(lambda: has(drawn("payment-events"), Atspi.StateType.SELECTED), 5), "Select selects")
    expect(wait_for(lambda: not has(drawn("order-events"), Atspi.StateType.SELECTED), 5), "and only that one")
    expect(was_heard("object:state-changed:selected", 1, "payment-events, "), "what is newly selected is told")
    expect(was_heard("object:state-changed:selected", 0, "order-events, "), "and what no longer is")
    act(drawn("order-saga"), "SetFocus")
    expect(was_heard("object:state-changed:focused", 1, "order-saga, "), "the keyboard's place is told")
    act(drawn("order-saga"), "Rename")
    field = wait_for(lambda: next((c for c in children_of(canvas) if c.get_role_name() == "text"
                                   and has(c, Atspi.StateType.SHOWING)), None), 5)
    expect(field is not None, "Rename opens the name")
    if field:
        expect(Atspi.Text.get_text(field, 0, -1) == "order-saga", "with the name in it")


def check_press(app):
    fold = find(app, "push button", "Open the panels")
    expect(fold is not None and act(fold, "Press"), "a button can be pressed")
    expect(wait_for(lambda: find(app, "push button", "Fold the panels away"), 5), "and does what it says")
    palette = find(app, "check box", "Topic")
    act(palette, "Toggle")
    expect(wait_for(lambda: has(palette, Atspi.StateType.CHECKED), 5), "a kind of the palette can be armed")


def check_dialogs(app):
    for command, window in (("Preferences…", "Preferences"), ("Keyboard shortcuts…", "Keyboard shortcuts")):
        act(find(app, "menu item", command), "Press")
        dialog = wait_for(lambda: next((c for c in children_of(app) if c and c.get_name() == window), None), 10)
        expect(dialog is not None, f"{window} opens")
        if dialog:
            check_names(dialog)
            act(find(dialog, "push button", "Close"), "Press")
            expect(wait_for(lambda: all(c is None or c.get_name() != window for c in children_of(app)), 10),
                   f"{window} closes")


def main():
    program, path = sys.argv[1:]
    subprocess.run([program, "pattern", "show", "order-inventory", "-o", path], check=True)
    with open(path, encoding="utf-8") as file:
        drawing = json.load(file)
    with subprocess.Popen([program, path]) as child:
        try:
            Atspi.init()
            listener = Atspi.EventListener.new(hear)
            for event in ("selected", "focused", "showing"):
                listener.register(f"object:state-changed:{event}")
            app = wait_for(application)
            if not app:
                raise SystemExit("The program does not appear on the accessibility bus.")
            canvas = wait_for(lambda: find(app, "canvas", "Drawing"))
            wait_for(lambda: canvas.get_child_count() >= len(drawing["elements"]))
            expect(check_names(app) > 60, "more than 60 controls are there")
            check_drawing(canvas, drawing)
            check_selection(app, canvas)
            check_press(app)
            expect(check_names(app) > 60, "more than 60 controls are there")
            check_dialogs(app)
            expect(child.poll() is None, "the program still runs")
        finally:
            child.kill()
    raise SystemExit(f"{len(problems)} wrong" if problems else 0)


main()
