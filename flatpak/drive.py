#!/usr/bin/python3
#
# drive.py FOLDER: uses Kaiji's window in Flatpak's sandbox as a person does, by keys, and with it the
# dialogs of the desktop's portals, which are windows of another program outside. Needs a display and a
# session bus of its own. FOLDER/documents has the person's files.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

ID = "jp.kaiji.Kaiji"
ANSWER = 20000  # milliseconds that a program has to answer a question
PATIENCE = 600  # seconds; a busy machine is slow, and nothing waits longer than it must

folder = Path(sys.argv[1])
documents = folder / "documents"


def say(text):
    print(f"say: {text}", flush=True)


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        # What is known of other programs is kept up to date by their messages.
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            result = condition()
        except GLib.Error as error:
            # A program that is busy does not answer; it is asked again.
            print(f"while waiting for {what}: {error.message}", flush=True)
            result = None
        if result:
            return result
        time.sleep(0.2)
    subprocess.run(["import", "-window", "root", folder / "failed.png"], check=False)
    sys.exit(f"waited {PATIENCE} s for {what}")


def xdotool(*words):
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)
    return done.stdout.split()


def windows(title):
    return xdotool("search", "--onlyvisible", "--name", title)


def focus(title):
    window = wait_for(f"the window “{title}”", lambda: windows(title))[0]
    xdotool("windowfocus", "--sync", window)
    # The program must know of its focus before it takes keys.
    time.sleep(1)
    return window


def keys(*names):
    for name in names:
        xdotool("key", name)
        time.sleep(0.3)


def walk(node):
    """What is gone meanwhile is passed over."""
    try:
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child)
    except GLib.Error:
        return


def find(role, name=None):
    """Among what the portal shows; it has more that is hidden."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program is None or program.get_name() != "xdg-desktop-portal-gtk":
            continue
        for node in walk(program):
            if (node.get_role_name() == role and name in (None, node.get_name())
                    and node.get_state_set().contains(Atspi.StateType.SHOWING)):
                return node
    return None


def press(name):
    button = wait_for(f"the button {name}", lambda: find("push button", name))
    wait_for(f"the button {name} to be usable", lambda: is_sensitive(button))
    button.do_action(0)


def is_sensitive(node):
    node.clear_cache()
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def choose_file(title, path, button):
    """In the file dialog of the portal."""
    focus(title)
    if find("text") is None:
        # A dialog to open files has the box for a path only after this key.
        keys("slash")
    entry = wait_for("the box for the file's name", lambda: find("text"))
    wait_for("the file's name in it", lambda: entry.set_text_contents(str(path))
             and Atspi.Text.get_text(entry, 0, -1) == str(path))
    press(button)
    wait_for(f"the end of the window “{title}”", lambda: not windows(title))


def rest():
    """What is beside the sheets, of Kaiji's or of the portal's."""
    return [file.name for file in documents.iterdir()
            if not file.name.endswith((".kaiji.json", ".pdf", ".txt"))]


def no_rest(when):
    if rest():
        sys.exit(f"beside the sheets, {when}: {rest()}")


def start(*words):
    return subprocess.Popen(["flatpak", "--user", "run", *words])


def do_open(sheet):
    focus("^Kaiji$")
    keys("ctrl+o")
    choose_file("^Open Sheets$", sheet, "Open")
    wait_for("the sheet", lambda: windows("つづり経費クラウド"))
    no_rest("while it is open")
    say("opened")


def do_save(sheet):
    focus("つづり経費クラウド")
    # A sheet that is opened for the first time begins with its overview; item 2 is a text.
    keys("ctrl+g")
    xdotool("type", "--delay", "50", "2")
    keys("Return")
    xdotool("type", "--delay", "50", "through the portal")
    keys("ctrl+s")
    wait_for("what was typed in the file", lambda: "through the portal" in sheet.read_text())
    no_rest("after saving")
    say("saved")


def do_save_as(other):
    keys("ctrl+shift+s")
    choose_file("^Save Sheet As$", other, "Save")
    wait_for("the other file", lambda: other.exists() and "through the portal" in other.read_text())
    no_rest("after saving under another name")
    say("saved under another name")


def do_print():
    focus("つづり経費クラウド")
    keys("ctrl+p")
    # Kaiji's own question comes before the dialog, which has no place for it.
    focus("^What to Print$")
    keys("Return")
    focus("^Print$")
    printer = wait_for("a printer", lambda: find("table cell", "Print to File"))
    keys("Tab")
    printer.do_action(0)
    press("Print")
    pages = wait_for("printed pages", lambda: list(documents.glob("*.pdf")))[0]
    text = wait_for("a whole file", lambda: subprocess.run(
        ["pdftotext", pages, "-"], capture_output=True, text=True, check=False).stdout)
    if "through the portal" not in text:
        sys.exit("the printed pages have not what was typed")
    no_rest("after printing")
    say(f"printed {text.count(chr(12))} pages")


def do_quit(program):
    focus("つづり経費クラウド")
    keys("ctrl+q")
    program.wait(PATIENCE)
    no_rest("after the end")
    say("ended")


def do_kill(sheet):
    """As the out-of-memory killer does: nothing can be tidied up."""
    program = start("--file-forwarding", ID, "@@u", sheet.as_uri(), "@@")
    wait_for("the sheet", lambda: windows("つづり経費クラウド"))
    subprocess.run(["flatpak", "kill", ID], check=True)
    program.wait(PATIENCE)
    no_rest("after it was killed")
    say("killed")


def main():
    sheet = documents / "sheet.kaiji.json"
    sheet.write_bytes((folder / "source/data/samples/sample.kaiji.json").read_bytes())
    Atspi.init()
    Atspi.set_timeout(ANSWER, ANSWER)
    program = start(ID)
    do_open(sheet)
    do_save(sheet)
    do_save_as(documents / "other.kaiji.json")
    do_print()
    do_quit(program)
    do_kill(sheet)


main()
