"""Reads an event log as process miners do, discovers a model from it, and prints as JSON what a test asks of both."""

import json
import sys
import warnings
from xml.etree import ElementTree

warnings.simplefilter("ignore")

import pandas
import pm4py

NAMESPACE = "{http://www.xes-standard.org/}"


def keys(element):
    return {child.get("key") for child in element if child.get("key")}


def faults(path):
    """What IEEE 1849 asks for and the file does not keep."""
    log = ElementTree.parse(path).getroot()
    order = ["extension", "global", "classifier", "string", "trace"]
    tags = [child.tag.removeprefix(NAMESPACE) for child in log]
    found = []
    if log.tag != NAMESPACE + "log" or not log.get("xes.version"):
        found.append("no log of XES")
    if [order.index(tag) for tag in tags] != sorted(order.index(tag) for tag in tags):
        found.append("parts out of order")
    prefixes = {each.get("prefix") for each in log.iter(NAMESPACE + "extension")}
    scopes = {each.get("scope"): keys(each) for each in log.iter(NAMESPACE + "global")}
    for scope in ("trace", "event"):
        for element in log.iter(NAMESPACE + scope):
            if not scopes[scope] <= keys(element):
                found.append(f"{scope} without {scopes[scope] - keys(element)}")
            for key in keys(element):
                if ":" in key and key.split(":")[0] not in prefixes:
                    found.append(f"{key} of no extension")
    for classifier in log.iter(NAMESPACE + "classifier"):
        if not set(classifier.get("keys").split()) <= scopes["event"]:
            found.append(f"classifier {classifier.get('name')}")
    return sorted(set(found))


def stories(log):
    """The events of each case in their order, told by all that a log in either form says of them."""
    columns = ["concept:name", "org:resource", "org:role", "label", "case:item", "case:outcome"]
    moments = pandas.to_datetime(log["time:timestamp"], utc=True).astype(str)
    rows = log[columns].assign(moment=moments)
    return {case: rows.loc[group.index].values.tolist() for case, group in log.groupby("case:concept:name")}


def leaves(tree):
    return {tree.label} - {None} if not tree.children else set().union(*map(leaves, tree.children))


def main(xes, csv):
    log = pm4py.read_xes(xes)
    table = pm4py.format_dataframe(
        pandas.read_csv(csv, encoding="utf-8-sig", dtype=str),
        case_id="case:concept:name", activity_key="concept:name", timestamp_key="time:timestamp")
    tree = pm4py.discover_process_tree_inductive(log)
    net, start, end = pm4py.convert_to_petri_net(tree)
    fitness = pm4py.fitness_token_based_replay(log, net, start, end)
    print(json.dumps({
        "faults": faults(xes),
        "traces": int(log["case:concept:name"].nunique()),
        "events": len(log),
        "kinds": sorted(log["concept:name"].unique()),
        "modelled": sorted(leaves(tree)),
        "transitions": sorted({each.label for each in net.transitions if each.label}),
        "fitness": fitness["log_fitness"],
        "fitting": fitness["percentage_of_fitting_traces"],
        "tableIsTheSame": stories(log) == stories(table),
        "starts": pm4py.get_start_activities(log),
    }, ensure_ascii=False))


main(*sys.argv[1:])
