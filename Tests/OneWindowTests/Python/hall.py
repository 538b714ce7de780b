"""Recounts a hall from its raw files, by nothing of the program: what its board, its display and its kiosk must say.

Arguments: data folder, resources folder, moment (ISO 8601, with the hall's zone), and for each attended counter
`counter=name`, followed by `+queue` for each queue that the supervisor had it take.
"""
import glob
import json
import math
import sys
from datetime import datetime

DATA, RESOURCES, MOMENT, *SEATS = sys.argv[1:]
NOW = datetime.fromisoformat(MOMENT)
STATES = {
    "ticketTaken": "waiting", "ticketCalled": "called", "ticketMissed": "absent", "ticketParked": "parked",
    "ticketFinished": "done", "ticketRequeued": "waiting", "ticketReleased": "waiting", "ticketTransferred": "waiting",
}
BEFORE_CALL = {"waiting", "parked", "absent"}


class Number:
    def __init__(self, path):
        self.log = json.load(open(path, encoding="utf-8"))["operations"]
        self.moves = [
            (STATES[o["kind"]], datetime.fromisoformat(o["recordedAt"]), o) for o in self.log if o["kind"] in STATES]
        self.name = self.log[0]["payload"]["number"]
        self.queue = [o["payload"]["category"] for o in self.log if "category" in o["payload"]][-1]
        self.state = self.moves[-1][0]
        ends = [(state, start) for state, start, _ in self.moves[1:]] + [(None, NOW)]
        self.spans = [(state, start, *end, o) for (state, start, o), end in zip(self.moves, ends)]
        self.came = any(state == "called" and then != "absent" for state, _, then, _, _ in self.spans)

    def waited(self):
        return int(sum((end - start).total_seconds() for state, start, _, end, _ in self.spans if state == "waiting"))

    def call(self):
        """When and where it was called last, and the identity of that act."""
        last = [o for o in self.log if o["kind"] in ("ticketCalled", "ticketRecalled")][-1]
        return last["recordedAt"], last["intent"], last["window"]


def minutes(seconds):
    return None if seconds is None else (seconds + 30) // 60


def quantile(values, hundredths):
    return sorted(values)[math.ceil(len(values) * hundredths / 100) - 1] if values else None


def paused_counters():
    last = {}
    for path in glob.glob(f"{DATA}/shifts/*/*.json"):
        for act in json.load(open(path, encoding="utf-8"))["operations"]:
            if act["kind"] in ("counterPaused", "counterResumed"):
                last[act["window"]] = act["kind"]
    return {counter for counter, kind in last.items() if kind == "counterPaused"}


def faults(numbers):
    """Numbers called while they were called already, and counters that served two at once."""
    found, at = [], {}
    for number in numbers:
        for before, move in zip(number.moves, number.moves[1:]):
            if move[0] == "called" and before[0] not in BEFORE_CALL:
                found.append(f"{number.name} called while {before[0]}")
        for state, start, _, end, act in number.spans:
            if state == "called":
                at.setdefault(act["window"], []).append((start, end, number.name))
    for counter, spans in at.items():
        spans.sort()
        found += [f"{a[2]} and {b[2]} at {counter}" for a, b in zip(spans, spans[1:]) if b[0] < a[1]]
    return found


def main():
    numbers = [Number(path) for path in glob.glob(f"{DATA}/tickets/*/*.json")]
    windows = {w["id"]: w for w in json.load(open(f"{RESOURCES}/catalogue/windows.json", encoding="utf-8"))["windows"]}
    settings = json.load(open(f"{DATA}/hall.json", encoding="utf-8"))
    counters = {c["id"]: windows[c["window"]] for c in settings["counters"]}
    counters = {i: w for i, w in counters.items() if w["centre"] == settings["centres"][0]["id"]}
    seats = {seat.split("=")[0]: seat.split("=")[1].split("+") for seat in SEATS}
    paused = paused_counters()
    waiting, posts, busy, attended = {}, {}, {}, {}
    for number in numbers:
        if number.state == "waiting":
            waiting[number.queue] = waiting.get(number.queue, 0) + 1
    for counter, window in counters.items():
        person, *more = seats.get(counter, [None])
        serving = next((n for n in numbers if n.state == "called" and n.call()[2] == counter), None)
        queues = set() if counter in paused else {window["category"], *more}
        needed = any(waiting.get(queue) for queue in queues)
        if serving:
            state = "办理"
        elif person is None:
            state = "无人"
        else:
            state = "暂停" if counter in paused else "空闲!" if needed else "空闲"
        posts[counter] = {"person": person, "state": state, "number": serving and serving.name}
        for queue in queues if person else ():
            attended[queue] = attended.get(queue, 0) + 1
            busy[queue] = busy.get(queue, 0) + (serving is not None)
    queues = {}
    for queue in {w["category"] for w in counters.values()} | {n.queue for n in numbers}:
        own = [n for n in numbers if n.queue == queue]
        waits = [n.waited() for n in own if n.came]
        queues[queue] = {
            "waiting": waiting.get(queue, 0),
            "longest": minutes(max((n.waited() for n in own if n.state == "waiting"), default=None)),
            "median": minutes(quantile(waits, 50)), "ninetieth": minutes(quantile(waits, 90)),
            "served": sum(n.state == "done" and n.came for n in own), "abandoned": sum(n.state == "absent" for n in own),
            "busy": busy.get(queue, 0), "attended": attended.get(queue, 0),
        }
    standing = sorted((n.call() + (n.name,) for n in numbers if n.state == "called"), reverse=True)
    called = {counter: [] for counter in counters}
    for act, number in sorted(
            ((o, n) for n in numbers for o in n.log if o["kind"] == "ticketCalled"), key=lambda x: x[0]["recordedAt"]):
        called[act["window"]].append(number.name)
    print(json.dumps({
        "shown": {
            "queues": queues, "posts": posts, "calls": [f"{name} {counter}" for _, _, counter, name in standing],
            "display": {q: n for q, n in waiting.items()},
            "kiosk": {w["name"]: waiting.get(w["category"], 0) for w in counters.values()},
        },
        "numbers": sorted(n.name for n in numbers), "called": {c: names for c, names in called.items() if names},
        "open": sorted(n.name for n in numbers if n.state not in ("done", "absent")), "faults": faults(numbers),
    }, ensure_ascii=False))


main()
