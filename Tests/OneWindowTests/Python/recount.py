"""Counts a hall's figures from its raw files, by nothing of the program: what `onewindow figures --json` must say.

Arguments: data folder, resources folder, first and last day. Limits with pauses, extensions or referrals are counted apart.
"""
import datetime
import glob
import json
import math
import sys

DATA, RESOURCES, FIRST, LAST = sys.argv[1:5]
YEARS = json.load(open(f"{RESOURCES}/catalogue/workdays-cn.json", encoding="utf-8"))["years"]
FIRST_OUTCOMES = {
    "accepted": "accepted", "acceptedOnPromise": "promised", "correctionNoticeIssued": "corrected",
    "refused": "refused", "notNeededTold": "notNeeded",
}


def log(path):
    operations = json.load(open(path, encoding="utf-8"))["operations"]
    gone = {o["payload"].get("undoes") for o in operations if o["kind"] == "undone"}
    gone |= {o["payload"].get("revokes") for o in operations if o["kind"] == "outcomeRevoked"}
    return [o for o in operations if o["intent"] not in gone]


def seconds(earlier, later):
    parse = datetime.datetime.fromisoformat
    return int((parse(later) - parse(earlier)).total_seconds())


def is_working(day):
    year = YEARS.get(str(day.year))
    if year is None:
        return day.weekday() < 5 and (day.month, day.day) not in [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]
    if day.isoformat() in year["off"]:
        return False
    return day.weekday() < 5 or day.isoformat() in year["work"]


def working_days(start, end):
    days = (start + datetime.timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working, days))


def due(start, limit):
    if limit["unit"] == "working":
        day, left = start, limit["amount"]
        while left > 0:
            day += datetime.timedelta(1)
            left -= is_working(day)
        return day
    if limit["unit"] == "month":
        month = start.month - 1 + limit["amount"]
        year, month = start.year + month // 12, month % 12 + 1
        day = start
        for number in (start.day, 30, 29, 28):
            try:
                day = datetime.date(year, month, number)
                break
            except ValueError:
                continue
    else:
        day = start + datetime.timedelta(limit["amount"])
    while not is_working(day):
        day += datetime.timedelta(1)
    return day


def quantile(values, hundredths):
    if not values:
        return None
    return sorted(values)[math.ceil(len(values) * hundredths / 100) - 1]


def count(counts, key):
    counts[key] = counts.get(key, 0) + 1


def ticket_figures():
    taken, served, gone, waits, handlings, ratings, bad, helped = 0, 0, 0, [], [], {}, 0, {}
    states = {
        "ticketTaken": "waiting", "ticketCalled": "called", "ticketMissed": "absent", "ticketParked": "parked",
        "ticketFinished": "done", "ticketRequeued": "waiting", "ticketReleased": "waiting",
        "ticketTransferred": "waiting",
    }
    for path in glob.glob(f"{DATA}/tickets/*/*.json"):
        operations = log(path)
        rating = next((o["payload"]["rating"]["grade"] for o in operations if o["kind"] == "ticketRated"), None)
        moves = [(states[o["kind"]], o["recordedAt"]) for o in operations if o["kind"] in states]
        if not FIRST <= moves[0][1][:10] <= LAST:
            continue
        taken += 1
        for o in operations:
            if o["kind"] == "ticketHelped":
                count(helped, o["payload"]["help"]["kind"])
        if rating is not None:
            count(ratings, str(rating))
            bad += rating <= 2 and not any(o["kind"] == "ticketRectificationClosed" for o in operations)
        spans = list(zip(moves, moves[1:]))
        handled = [seconds(a[1], b[1]) for a, b in spans if a[0] == "called" and b[0] != "absent"]
        if moves[-1][0] == "absent":
            gone += 1
        if not handled and moves[-1][0] != "called":
            continue
        waits.append(sum(seconds(a[1], b[1]) for a, b in spans if a[0] == "waiting"))
        if moves[-1][0] == "done":
            served += 1
            handlings.append(sum(handled))
    return taken, served, gone, waits, handlings, ratings, bad, helped


def enquiry_figures():
    sorts, in_time, overdue, satisfied, unsatisfied = {}, 0, 0, 0, 0
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
    for path in glob.glob(f"{DATA}/enquiries/*/*.json"):
        operations = log(path)
        registered = operations[0]
        if not FIRST <= registered["effectiveOn"] <= LAST:
            continue
        sort = registered["payload"]["sort"]
        sorts[sort] = sorts.get(sort, 0) + 1
        last = due(datetime.date.fromisoformat(registered["effectiveOn"]),
                   {"unit": "working", "amount": registered["payload"]["days"]})
        answer = next((o for o in operations if o["kind"] == "enquiryAnswered"), None)
        in_time += answer is not None and answer["effectiveOn"] <= last.isoformat()
        overdue += answer["effectiveOn"] > last.isoformat() if answer else today > last
        ends = [o for o in operations if o["kind"] in ("enquiryClosed", "enquiryReopened")]
        said = ends[-1]["payload"].get("isSatisfied") if ends else None
        satisfied += said is True
        unsatisfied += said is False
    return sorts, in_time, overdue, satisfied, unsatisfied


def main():
    taken, served, gone, waits, handlings, ratings, bad, helped = ticket_figures()
    outcomes, second, refused = {}, 0, 0
    decided = limited = in_time = saved = promised = promised_in_time = 0
    for path in glob.glob(f"{DATA}/cases/*/*.json"):
        operations = log(path)
        for o in operations:
            if o["kind"] == "helpGiven" and FIRST <= o["effectiveOn"] <= LAST:
                count(helped, o["payload"]["help"]["kind"])
        for added in (o for o in operations if o["kind"] == "itemAdded"):
            key = added["items"][0]
            own = [o for o in operations if key in o.get("items", [])]
            digest = [o["payload"]["definition"] for o in own if o["kind"] in ("itemAdded", "definitionMoved")][-1]
            item = json.load(open(f"{DATA}/definitions/{digest[:2]}/{digest}", encoding="utf-8"))
            first = next((o for o in own if o["kind"] in FIRST_OUTCOMES), None)
            if first and FIRST <= first["effectiveOn"] <= LAST:
                count(outcomes, FIRST_OUTCOMES[first["kind"]])
            second += sum(
                o["kind"] == "lineFailed" and o["payload"].get("approval") is not None
                and FIRST <= o["effectiveOn"] <= LAST for o in own)
            refused += sum(o["kind"] == "resultRefused" and FIRST <= o["effectiveOn"] <= LAST for o in own)
            accepted = next((o for o in own if o["kind"] in ("accepted", "acceptedOnPromise")), None)
            decision = next((o for o in own if o["kind"] == "decided"), None)
            start = accepted and datetime.date.fromisoformat(accepted["effectiveOn"])
            if start and decision and FIRST <= decision["effectiveOn"] <= LAST:
                decided += 1
                if item.get("statutory"):
                    limited += 1
                    last, day = due(start, item["statutory"]), datetime.date.fromisoformat(decision["effectiveOn"])
                    if day <= last:
                        in_time += 1
                        saved += working_days(day, last)
            signed = next(
                (o for o in operations if o["kind"] == "resultChecked" and key in o.get("items", [])), None)
            if start and signed and FIRST <= signed["effectiveOn"] <= LAST and item.get("promised"):
                promised += 1
                promised_in_time += datetime.date.fromisoformat(signed["effectiveOn"]) <= due(start, item["promised"])
    sorts, in_limit, overdue, satisfied, unsatisfied = enquiry_figures()
    print(json.dumps({
        "taken": taken, "served": served, "abandoned": gone, "outcomes": outcomes, "secondCorrections": second,
        "decided": decided, "limited": limited, "inTime": in_time, "daysSaved": saved, "promisedLimits": promised,
        "promisedInTime": promised_in_time, "refusedAtIssue": refused,
        "ratings": ratings, "badRatingsOpen": bad, "helped": helped,
        "enquiries": sorts, "enquiriesInTime": in_limit, "enquiriesOverdue": overdue,
        "enquiriesSatisfied": satisfied, "enquiriesUnsatisfied": unsatisfied,
        "medianHandling": quantile(handlings, 50), "ninetiethHandling": quantile(handlings, 90),
        "medianWait": quantile(waits, 50), "ninetiethWait": quantile(waits, 90),
    }))


main()
