"""Reads an object-centric log as process miners do, discovers a model from it, and prints as JSON what a test asks of both
and of a recount of the hall's raw files.

Arguments: the log, the data folder.
"""
import glob
import json
import sys
import warnings

warnings.simplefilter("ignore")

import pm4py


def faults(log):
    """What OCEL 2.0 asks for and the file does not keep."""
    found = []
    if sorted(log) != ["eventTypes", "events", "objectTypes", "objects"]:
        found.append("parts")
    types = {kind: {t["name"]: {a["name"] for a in t["attributes"]} for t in log[kind]} for kind in ("objectTypes", "eventTypes")}
    ids = [each["id"] for each in log["objects"]]
    for part, kind, keys in (
        ("objects", "objectTypes", {"id", "type", "attributes", "relationships"}),
        ("events", "eventTypes", {"id", "type", "time", "attributes", "relationships"}),
    ):
        names = [each["id"] for each in log[part]]
        if len(names) != len(set(names)):
            found.append(f"{part} doubled")
        for each in log[part]:
            if set(each) != keys or each["type"] not in types[kind]:
                found.append(f"{each['id']} of no type")
            elif not {a["name"] for a in each["attributes"]} <= types[kind][each["type"]]:
                found.append(f"{each['id']} with attributes that {each['type']} lacks")
    known = set(ids)
    for each in log["objects"] + log["events"]:
        for relation in each["relationships"]:
            if set(relation) != {"objectId", "qualifier"} or relation["objectId"] not in known:
                found.append(f"{each['id']} related to nothing")
    return found


def recount(data):
    """Cases, items that were not dropped, numbers that led to cases, and operations by kind."""
    counts, numbers, kinds = {"case": 0, "application": 0, "number": 0}, set(), {}
    for path in glob.glob(f"{data}/cases/*/*.json"):
        operations = json.load(open(path, encoding="utf-8"))["operations"]
        undone = {o["payload"].get("undoes") for o in operations if o["kind"] == "undone"}
        counts["case"] += 1
        items = [o["items"][0] for o in operations if o["kind"] == "itemAdded" and o["intent"] not in undone]
        gone = [o["items"][0] for o in operations if o["kind"] == "itemDropped" and o["intent"] not in undone]
        counts["application"] += len(set(items) - set(gone))
        numbers |= {o["payload"]["ticket"] for o in operations if o["payload"].get("ticket") and o["kind"] == "caseOpened"}
        for operation in operations:
            kinds[operation["kind"]] = kinds.get(operation["kind"], 0) + 1
    counts["number"] = len(numbers)
    return counts, kinds


def main(path, data):
    ocel = pm4py.read_ocel2_json(path)
    net = pm4py.discover_oc_petri_net(ocel)
    lives = pm4py.ocel_flattening(ocel, "application")
    counts, kinds = recount(data)
    print(json.dumps({
        "faults": faults(json.load(open(path, encoding="utf-8"))),
        "objects": ocel.objects["ocel:type"].value_counts().to_dict(), "recounted": counts,
        "kinds": ocel.events["ocel:activity"].value_counts().to_dict(), "recountedKinds": kinds,
        "activities": sorted(net["activities"]), "modelled": sorted(net["petri_nets"]),
        "lives": int(lives["case:concept:name"].nunique()),
        "starts": sorted(pm4py.get_start_activities(lives)),
    }, ensure_ascii=False))


main(*sys.argv[1:])
