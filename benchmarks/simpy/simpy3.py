"""Ping-pong and an M/M/1 queue in SimPy 3, which Debian packages as python3-simpy3; SimPy 4 has the same interface."""
import random
import sys
import time

import simpy


def player(world, mine, other, count):
    for _ in range(count):
        yield mine.get()
        yield world.timeout(0.001)
        other.put("ball")


def ping_pong(messages):
    world = simpy.Environment()
    ends = [simpy.Store(world), simpy.Store(world)]
    for mine, other in (ends, reversed(ends)):
        world.process(player(world, mine, other, messages // 2))
    ends[0].put("ball")
    world.run()
    return world.now


def source(world, jobs, load, server, times):
    for _ in range(jobs):
        yield world.timeout(random.expovariate(load))
        world.process(job(world, server, times))


def job(world, server, times):
    arrived = world.now
    with server.request() as turn:
        yield turn
        yield world.timeout(random.expovariate(1))
    times.append(world.now - arrived)


def single_server(jobs, load):
    world = simpy.Environment()
    times = []
    world.process(source(world, jobs, load, simpy.Resource(world, capacity=1), times))
    world.run()
    return sum(times) / jobs


if __name__ == "__main__":
    model, count = sys.argv[1], int(sys.argv[2])
    random.seed(1)
    start = time.process_time()
    result = ping_pong(count) if model == "ping-pong" else single_server(count, 0.8)
    print(time.process_time() - start, result)
