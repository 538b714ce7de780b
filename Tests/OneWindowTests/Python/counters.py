"""Simulates a queue with several counters by Ciw and prints the mean wait in seconds.

Arguments: numbers a second, seconds a service, counters, seconds to simulate, seed.
"""
import sys

import ciw

arrivals, service, counters, span, seed = (float(argument) for argument in sys.argv[1:6])
ciw.seed(int(seed))
network = ciw.create_network(
    arrival_distributions=[ciw.dists.Exponential(rate=arrivals)],
    service_distributions=[ciw.dists.Exponential(rate=1 / service)],
    number_of_servers=[int(counters)],
)
simulation = ciw.Simulation(network)
simulation.simulate_until_max_time(span)
# The first tenth begins with an empty hall.
waits = [record.waiting_time for record in simulation.get_all_records() if record.arrival_date > span / 10]
print(sum(waits) / len(waits))
