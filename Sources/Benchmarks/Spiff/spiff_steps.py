"""Eight human steps in SpiffWorkflow, in memory or with a durable save each; prints what was measured as JSON.

    spiff_steps.py memory|durable|pinned WALKS FOLDER

`durable` loads and saves the whole workflow, as SpiffWorkflow's guide does; `pinned` leaves the process's
specification out of the file and keeps it in memory, which its serializer can be taught to do.
"""

import json
import os
import platform
import sys
import time
from importlib.metadata import version

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.util.task import TaskState

STEPS = ["papers", "site", "fire", "joint", "environment", "health", "draft", "recheck"]


def specification():
    parser = BpmnParser()
    parser.add_bpmn_file(os.path.join(os.path.dirname(os.path.abspath(__file__)), "review.bpmn"))
    return parser.get_spec("review")


class Pinned(BpmnWorkflowConverter):
    """Workflows of the one specification, which stays out of the file."""

    specification = None

    def to_dict(self, workflow):
        return WorkflowConverter.to_dict(self, workflow) | {
            "spec": None, "subprocess_specs": {}, "subprocesses": {}, "bpmn_events": []}

    def from_dict(self, dct):
        return super().from_dict(dct | {"spec": self.specification})


def step(workflow, name):
    """Completes the human task `name`, and all that the engine does by itself behind it."""
    task = workflow.get_next_task(state=TaskState.READY, spec_name=name)
    task.data[name] = {"verdict": "agree", "text": "", "person": "3001", "on": "2026-11-23"}
    task.run()
    workflow.do_engine_steps()


def replace(folder, name, text):
    """Temp, fsync, rename, fsync of the folder: what OneWindow waits for as well."""
    descriptor = os.open(".temp", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600, dir_fd=folder)
    content = text.encode()
    assert os.write(descriptor, content) == len(content)
    os.fsync(descriptor)
    os.close(descriptor)
    os.rename(".temp", name, src_dir_fd=folder, dst_dir_fd=folder)
    os.fsync(folder)


def begin(spec):
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    return workflow


def in_memory(spec):
    workflow = begin(spec)
    start = time.perf_counter()
    for name in STEPS:
        step(workflow, name)
    seconds = time.perf_counter() - start
    assert workflow.is_completed()
    return seconds


def durably(spec, serializer, path, number):
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    file = f"{number}.json"
    replace(folder, file, serializer.serialize_json(begin(spec)))
    start = time.perf_counter()
    for name in STEPS:
        with open(os.path.join(path, file), encoding="utf-8") as text:
            workflow = serializer.deserialize_json(text.read())
        step(workflow, name)
        replace(folder, file, serializer.serialize_json(workflow))
    seconds = time.perf_counter() - start
    os.close(folder)
    assert workflow.is_completed()
    return seconds


def main(mode, walks, path):
    spec = specification()
    Pinned.specification = spec
    config = dict(DEFAULT_CONFIG)
    if mode == "pinned":
        config[BpmnWorkflow] = Pinned
    serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure(config))
    os.makedirs(path, exist_ok=True)
    # The first walk fills caches and counts for nothing.
    times = [in_memory(spec) if mode == "memory" else durably(spec, serializer, path, n) for n in range(walks + 1)]
    print(json.dumps({
        "perSecond": walks * len(STEPS) / sum(times[1:]),
        "engine": f"SpiffWorkflow {version('SpiffWorkflow')} on Python {platform.python_version()}"}))


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
